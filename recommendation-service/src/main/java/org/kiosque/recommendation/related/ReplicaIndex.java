package org.kiosque.recommendation.related;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.store.AlreadyClosedException;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.recommendation.ranking.SubjectIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The index of this replica, from empty at start to caught up with the topics. Until then it answers nothing rather than
 * from half of the articles. Written by the {@link TopicFollower} alone.
 */
@Component
class ReplicaIndex {

    private static final Logger log = LoggerFactory.getLogger(ReplicaIndex.class);

    private final IndexProperties properties;
    private final InstantSource clock;
    private volatile Open open;
    private volatile boolean caughtUp;

    private record Open(IndexFolder folder, SubjectIndex subjects) {

        static Open in(IndexProperties properties, InstantSource clock) throws IOException {
            IndexFolder folder = IndexFolder.in(properties.directory(), clock.instant());
            return new Open(folder, new SubjectIndex(folder.files()));
        }

        void close() {
            try (folder) {
                subjects.close();
            } catch (IOException | RuntimeException e) {
                log.warn("The index does not close cleanly: {}", e.toString());
            }
        }
    }

    ReplicaIndex(IndexProperties properties, SiteLanguages site, InstantSource clock, MeterRegistry meters)
            throws IOException {
        this.properties = properties;
        this.clock = clock;
        this.open = Open.in(properties, clock);
        for (Language language : site.languages()) {
            Gauge.builder("index.documents", this, index -> index.documents().getOrDefault(language, 0))
                    .description("Articles in the index of this replica")
                    .tag("language", language.tag())
                    .register(meters);
        }
        Gauge.builder("index.caught.up", this, index -> index.isCaughtUp() ? 1 : 0)
                .description("1 once the index holds all that the topics held at start")
                .register(meters);
    }

    boolean apply(ArticleEvent event, long sequence) throws IOException {
        return open.subjects().apply(event, sequence);
    }

    boolean apply(TranslatedArticle translation, long sequence) throws IOException {
        return open.subjects().apply(translation, sequence);
    }

    void refresh() throws IOException {
        open.subjects().refresh();
    }

    void caughtUp() {
        caughtUp = true;
    }

    /** From now on nobody follows the topics: better no answer than one that grows old. */
    void abandoned() {
        caughtUp = false;
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    Map<Language, Integer> documents() {
        return open.subjects().documents();
    }

    /** Drops everything, such as after a full disk: the topics hold it all. */
    void startAgain() throws IOException {
        caughtUp = false;
        open.close();
        open = Open.in(properties, clock);
    }

    /** @return ids, best first; empty when the index cannot tell for the moment */
    Optional<List<String>> similarTo(String articleId, Language language) {
        if (!caughtUp) {
            return Optional.empty();
        }
        try {
            return Optional.of(open.subjects().similarTo(articleId, language, clock.instant()));
        } catch (IOException | AlreadyClosedException e) {
            log.warn("The index cannot be asked: {}", e.toString());
            return Optional.empty();
        }
    }

    @PreDestroy
    void close() {
        caughtUp = false;
        open.close();
    }
}
