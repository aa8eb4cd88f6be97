package org.kiosque.recommendation.index;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.store.AlreadyClosedException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of this replica, from empty at start to caught up with the topics. Until then it answers nothing rather than
 * from half of the articles. Written by the {@link IndexFeed} alone; any number may ask.
 */
public final class ReplicaIndex implements Closeable {

    /** What answers tell of that the index was asked for. */
    public static final String CONTENTS = "index";

    private static final Logger log = LoggerFactory.getLogger(ReplicaIndex.class);

    private final Path directory;
    private final InstantSource clock;
    private volatile Open open;
    private volatile boolean caughtUp;

    private record Open(IndexFolder folder, ArticleIndex articles) {

        static Open in(Path directory, InstantSource clock) throws IOException {
            IndexFolder folder = IndexFolder.in(directory, clock.instant());
            return new Open(folder, new ArticleIndex(folder.files()));
        }

        void close() {
            try (folder) {
                articles.close();
            } catch (IOException | RuntimeException e) {
                log.warn("The index does not close cleanly: {}", e.toString());
            }
        }
    }

    ReplicaIndex(Path directory, SiteLanguages site, InstantSource clock, MeterRegistry meters) throws IOException {
        this.directory = directory;
        this.clock = clock;
        this.open = Open.in(directory, clock);
        for (Language language : site.languages()) {
            Gauge.builder("index.documents", this, index -> index.documents().getOrDefault(language, 0))
                    .description("Articles in the index of this replica")
                    .tag("language", language.tag())
                    .register(meters);
        }
        Gauge.builder("index.caught.up", this, index -> index.caughtUp ? 1 : 0)
                .description("1 once the index holds all that the topics held at start")
                .register(meters);
    }

    /** @return empty when the index cannot tell for the moment */
    public <T> Optional<T> ask(Question<ArticleIndex, T> question) {
        if (!caughtUp) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.ask(open.articles()));
        } catch (IOException | AlreadyClosedException e) {
            log.warn("The index cannot be asked: {}", e.toString());
            return Optional.empty();
        }
    }

    /** @throws IOException when nothing can be written any more: the index has to {@link #startAgain} */
    <T> T write(Question<ArticleIndex, T> change) throws IOException {
        try {
            return change.ask(open.articles());
        } catch (AlreadyClosedException e) {
            throw new IOException("the index was closed by what failed before", e);
        }
    }

    void caughtUp() {
        caughtUp = true;
        log.info("The index has caught up: {}", documents());
    }

    /** From now on nobody follows the topics: better no answer than one that grows old. */
    void abandoned() {
        caughtUp = false;
    }

    /** Drops everything, such as after a full disk: the topics hold it all. */
    void startAgain() throws IOException {
        caughtUp = false;
        open.close();
        open = Open.in(directory, clock);
    }

    private Map<Language, Integer> documents() {
        return open.articles().documents();
    }

    @Override
    public void close() {
        caughtUp = false;
        open.close();
    }
}
