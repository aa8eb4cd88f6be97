package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.translation.ServiceUnderTest.Stored;
import org.kiosque.translation.translations.Job;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.Status;
import org.kiosque.translation.translations.TestTranslations;
import org.kiosque.translation.translations.Work;
import org.springframework.dao.DataAccessResourceFailureException;

/** Only a text that fails for no known reason, or takes the process with it, is given up. */
class GivingUpIT extends WithWorkers {

    @Test
    void aTextThatFailsForNoKnownReasonIsGivenUpAndARevisionStartsAgain() {
        String id = newArticleId();
        service.published(article(id, 1, "Poison mortel " + id, null, "Texte."), 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.stored(id).map(Stored::status).orElse(null) == Status.UNAVAILABLE);
        assertThat(service.stored(id).orElseThrow().reason()).isEqualTo("an unexpected failure");
        assertThat(engine.asked(id)).hasSize(properties.attempts());
        service.revised(article(id, 2, "Remède", null, "Texte."), 2);
        assertThat(service.awaitTranslation(id, 2).title()).isEqualTo("REMÈDE");
        assertThat(service.stored(id).orElseThrow().failures()).isZero();
    }

    @Test
    void aTextThatEndsEveryProcessIsGivenUp() {
        worker.stop();
        String id = newArticleId();
        service.published(article(id, 1, "Fatal " + id, null, "Texte."), 1);
        await().until(() -> service.stored(id).isPresent());
        for (int i = 1; i <= properties.attempts(); i++) {
            assertThat(leased(id).failures()).isEqualTo(i); // by a process that is never heard of again
        }
        worker.start();
        await().until(() -> service.stored(id).orElseThrow().status() == Status.UNAVAILABLE);
        assertThat(service.stored(id).orElseThrow().reason()).contains("ended");
        assertThat(engine.asked(id)).isEmpty();
        service.revised(article(id, 2, "Guéri", null, "Texte."), 2);
        assertThat(service.awaitTranslation(id, 2).title()).isEqualTo("GUÉRI");
    }

    @Test
    void aTextThatWouldCostTooMuchIsGivenUpAtOnceAndTheNextOneIsTranslated() {
        String costly = newArticleId();
        service.published(
                article(costly, 1, "Coûteux " + costly, null, "e" + "\u0323\u0301".repeat(3_000) + " fin."), 1);
        await().until(() -> service.stored(costly).map(Stored::status).orElse(null) == Status.UNAVAILABLE);
        Stored given = service.stored(costly).orElseThrow();
        assertThat(given.reason()).isEqualTo("the text has more than 30 combining marks in a row");
        assertThat(given.failures()).isEqualTo(1);
        assertThat(engine.asked(costly)).isEmpty();
        String next = newArticleId();
        service.published(article(next, 1, "Suivant", null, "Texte."), 1);
        assertThat(service.awaitTranslation(next, 1).title()).isEqualTo("SUIVANT");
        service.revised(article(costly, 2, "Abordable", null, "Texte."), 2);
        assertThat(service.awaitTranslation(costly, 2).title()).isEqualTo("ABORDABLE");
    }

    @Test
    void aStoreThatFailsIsNotTheTextsFault() {
        worker.stop();
        var failures = new AtomicInteger();
        var store = new TestTranslations(mongo) {
            @Override
            public Optional<Reviewed> done(
                    Job job, @Nullable Reviewed basis, Work made, @Nullable TranslationEvent event) {
                if (failures.incrementAndGet() <= 2 * properties.attempts()) {
                    throw new DataAccessResourceFailureException("gone");
                }
                return super.done(job, basis, made, event);
            }
        };
        var other = workerWith(store, runWith(store, properties), properties);
        other.start();
        try {
            String id = newArticleId();
            service.published(article(id, 1, "Magasin", null, "Texte."), 1);
            assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("MAGASIN");
            assertThat(failures).hasValueGreaterThan(2 * properties.attempts());
        } finally {
            other.stop();
        }
    }
}
