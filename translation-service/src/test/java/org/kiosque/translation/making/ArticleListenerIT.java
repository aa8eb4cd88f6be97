package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.kiosque.translation.WithPretendEngine;
import org.kiosque.translation.translations.Status;

/** What the events of articles change, in whatever order and how often they come. */
class ArticleListenerIT extends WithPretendEngine {

    @Test
    void repeatedAndLateEventsChangeNothing() {
        String id = newArticleId();
        service.published(article(id, 1, "Un", null, "Texte premier."), 1);
        service.revised(article(id, 2, "Deux", null, "Texte second."), 2);
        service.awaitTranslation(id, 2);
        service.published(article(id, 1, "Un", null, "Texte premier."), 1);
        service.revised(article(id, 2, "Deux", null, "Texte second."), 2);
        // What comes later under the same key has been read after these.
        service.revised(article(id, 3, "Trois", null, "Texte troisième."), 3);
        service.awaitTranslation(id, 3);
        assertThat(service.told(id))
                .extracting(told -> told.event().translation().revision())
                .isSubsetOf(1L, 2L, 3L)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(service.stored(id).orElseThrow().work().revision()).isEqualTo(3);
    }

    @Test
    void aRevisionThatArrivesDuringTheTranslationIsTheOnlyOneTold() {
        engine.hold();
        String id = newArticleId();
        service.published(article(id, 1, "Ancien " + id, null, "Texte."), 1);
        await().until(() -> !engine.asked(id).isEmpty());
        service.revised(article(id, 2, "Nouveau", null, "Texte."), 2);
        await().until(() -> service.stored(id).orElseThrow().sequence() == 2);
        engine.release();
        assertThat(service.awaitTranslation(id, 2).title()).isEqualTo("NOUVEAU");
        await().during(Duration.ofMillis(500)).until(() -> service.told(id).size() == 1);
    }

    @Test
    void aWithdrawnArticleIsNotTranslatedEvenIfTheEventsComeAgain() {
        engine.there = false;
        String id = newArticleId();
        service.published(article(id, 1, "Retiré", null, "Texte."), 1);
        service.withdrawn(id, 2);
        service.published(article(id, 1, "Retiré", null, "Texte."), 1);
        await().until(() -> service.stored(id)
                .filter(found -> found.status() == Status.WITHDRAWN)
                .isPresent());
        engine.there = true;
        await().during(Duration.ofSeconds(1)).until(() -> service.told(id).isEmpty());
        service.published(article(id, 3, "Rendu", null, "Texte."), 3);
        assertThat(service.awaitTranslation(id, 3).title()).isEqualTo("RENDU");
    }

    @Test
    void anArticleWithdrawnDuringItsTranslationIsNotTold() {
        engine.hold();
        String id = newArticleId();
        service.published(article(id, 1, "Retenu " + id, null, "Texte."), 1);
        await().until(() -> !engine.asked(id).isEmpty());
        service.withdrawn(id, 2);
        await().until(() -> service.stored(id).orElseThrow().status() == Status.WITHDRAWN);
        engine.release();
        await().during(Duration.ofSeconds(1)).until(() -> service.told(id).isEmpty());
        assertThat(service.stored(id).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void anEmptiedStoreIsFilledAgainWithEventsThatTheOthersTakeForNews() {
        String id = newArticleId();
        service.published(article(id, 1, "Vidé", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        service.revised(article(id, 2, "Vidé", null, "Texte."), 2);
        service.awaitTranslation(id, 2);
        await().until(() -> service.stored(id).orElseThrow().outbox().pending().isEmpty());
        mongo.remove(query(where("_id").is(id + ":en")), "translations");
        long told = service.told(id).getLast().sequence();
        await().until(() -> InstantSource.system().millis() > told);
        service.revised(article(id, 3, "Rempli", null, "Texte."), 3);
        service.awaitTranslation(id, 3);
        assertThat(service.told(id).getLast().sequence())
                .isGreaterThan(service.told(id).get(1).sequence());
    }
}
