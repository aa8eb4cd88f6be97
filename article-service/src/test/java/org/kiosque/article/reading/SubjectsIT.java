package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Samples;
import org.kiosque.article.WholeService;
import org.kiosque.article.origins.Origins;
import org.kiosque.article.reading.ReadArticles.Subject;
import org.kiosque.article.subjects.Subjects;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.springframework.beans.factory.annotation.Autowired;

@WholeService
class SubjectsIT {

    private static final Language FRENCH = Language.of("fr");
    private static final Language ENGLISH = Language.of("en");

    @Autowired
    ReadArticles articles;

    @Autowired
    ReadCopies copies;

    @Autowired
    Origins origins;

    @Autowired
    Subjects subjects;

    private final String key = "s" + RandomId.next();

    @Test
    void subjectsAreNamedInTheLanguageAskedForWheneverAnyArticleKnowsTheName() {
        for (int n = 0; n < 3; n++) {
            publish(RandomId.next());
        }
        String translated = RandomId.next();
        publish(translated);
        copies.apply(Samples.translated(translated, tagged("Subject")), 1);

        var fresh = new PublishedArticles(articles, origins, subjects, InstantSource.system());
        assertThat(fresh.tags(ENGLISH)).contains(new Subject(key, "Subject", 4));
        assertThat(fresh.tags(FRENCH)).contains(new Subject(key, "Sujet", 4));
    }

    @Test
    void subjectsAreCountedOnceInTenSecondsWhoeverAsks() {
        var now = new AtomicReference<>(Instant.parse("2026-11-02T06:00:00Z"));
        var publishedArticles = new PublishedArticles(articles, origins, subjects, now::get);
        publish(RandomId.next());
        assertThat(publishedArticles.tags(FRENCH)).contains(new Subject(key, "Sujet", 1));
        var authors = publishedArticles.authors();

        publish(RandomId.next());
        now.updateAndGet(time -> time.plusSeconds(9));
        assertThat(publishedArticles.tags(FRENCH)).contains(new Subject(key, "Sujet", 1));
        assertThat(publishedArticles.authors()).isSameAs(authors);
        now.updateAndGet(time -> time.plusSeconds(2));
        assertThat(publishedArticles.tags(FRENCH)).contains(new Subject(key, "Sujet", 2));
        assertThat(publishedArticles.authors()).isNotSameAs(authors);
    }

    private void publish(String id) {
        copies.apply(Samples.published(id, tagged("Sujet")), 1);
    }

    private String tagged(String name) {
        return "{\"tags\": [{\"key\": \"%s\", \"name\": \"%s\"}]}".formatted(key, name);
    }
}
