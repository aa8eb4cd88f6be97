package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kiosque.translation.ServiceUnderTest.Stored;
import org.kiosque.translation.translations.Status;

/** Engines that are missing, down or too slow are waited for, however long it takes. */
class WaitingIT extends WithWorkers {

    @Test
    void withoutAnEngineItWaitsAndGoesOnByItselfWhenOneAppears() {
        engine.there = false;
        String id = newArticleId();
        service.published(article(id, 1, "Attente", null, "Texte."), 1);
        await().until(() -> service.stored(id).isPresent());
        await().during(Duration.ofSeconds(1))
                .until(() -> service.stored(id).orElseThrow().status() == Status.WAITING);
        assertThat(service.stored(id).orElseThrow().failures()).isZero();
        engine.there = true;
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("ATTENTE");
    }

    @Test
    void anEngineWhoseTextMayNotBePublishedIsNotUsedForArticles() throws Exception {
        engine.there = false;
        unpublishable.there = true;
        String id = newArticleId();
        service.published(article(id, 1, "Privé " + id, null, "Texte."), 1);
        await().until(() -> service.stored(id).isPresent());
        await().during(Duration.ofSeconds(1))
                .until(() -> service.stored(id).orElseThrow().status() == Status.WAITING);
        assertThat(json(get("/api/v1/articles/" + id + "/translations/en"), 200)
                        .at("/reason")
                        .asString())
                .contains("no engine");
        engine.there = true;
        assertThat(service.awaitTranslation(id, 1).engine()).isEqualTo("pretend");
        assertThat(unpublishable.asked(id)).isEmpty();
    }

    @Test
    void anEngineThatIsDownForLongIsWaitedForWithoutAnyEvent() {
        engine.works = false;
        String id = newArticleId();
        service.published(article(id, 1, "Panne", null, "Texte."), 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.stored(id).map(Stored::putOffs).orElse(0) > properties.attempts() + 2);
        Stored waiting = service.stored(id).orElseThrow();
        assertThat(waiting.status()).isEqualTo(Status.WAITING);
        assertThat(waiting.reason()).isEqualTo("out of order");
        engine.works = true;
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("PANNE");
    }

    @Test
    void theDeadlineOfARunIsNoReasonToGiveUp() {
        worker.stop();
        String id = newArticleId();
        service.published(article(id, 1, "Délai", null, "Texte."), 1);
        await().until(() -> service.stored(id).isPresent());
        var hurried = runWith(translations, propertiesWith(Duration.ZERO, properties.pollInterval()));
        for (int i = 1; i <= 2 * properties.attempts(); i++) {
            assertThat(hurried.over(leased(id))).isTrue();
            Stored putOff = service.stored(id).orElseThrow();
            assertThat(putOff.status()).isEqualTo(Status.WAITING);
            assertThat(putOff.putOffs()).isEqualTo(i);
            assertThat(putOff.failures()).isZero();
        }
        worker.start();
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("DÉLAI");
    }
}
