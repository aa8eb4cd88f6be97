package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.translation.PretendEngine;
import org.kiosque.translation.translations.Job;
import org.kiosque.translation.translations.TestTranslations;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.query.Update;

/** Who has a translation, and for how long. */
class LeasesIT extends WithWorkers {

    @Test
    void anEngineSlowerThanTheLeaseIsAskedOnceThoughOthersAreIdle() {
        assertThat(PretendEngine.LONG).isGreaterThan(properties.lease().multipliedBy(2));
        var second = workerWith(translations, run, properties);
        second.start();
        try {
            String id = newArticleId();
            service.published(article(id, 1, "Discours interminable " + id, null, "Texte."), 1);
            service.awaitTranslation(id, 1);
            await().during(Duration.ofSeconds(1)).until(() -> service.told(id).size() == 1);
            assertThat(engine.asked(id)).hasSize(1);
        } finally {
            second.stop();
        }
    }

    @Test
    void aWorkerThatLostItsLeaseStopsAfterTheBatchAndTellsNothing() {
        String id = newArticleId();
        engine.hold(id);
        service.published(article(id, 1, "Perte " + id, null, ("Phrase " + id + ". ").repeat(60)), 1);
        await().until(() -> !engine.asked(id).isEmpty());
        // As another takes it up that could not see it renewed, and then dies.
        mongo.updateFirst(
                query(where("_id").is(id + ":en")),
                new Update()
                        .inc("version", 1)
                        .set("run", "another")
                        .set("leasedUntil", InstantSource.system().instant().plusSeconds(4)),
                "translations");
        engine.release();
        await().during(Duration.ofSeconds(2))
                .until(() -> service.told(id).isEmpty() && engine.asked(id).size() <= properties.batch());
        service.awaitTranslation(id, 1);
        await().during(Duration.ofMillis(500)).until(() -> service.told(id).size() == 1);
    }

    @Test
    void theWorkOfAWorkerThatDiedIsTakenOverWhenItsLeaseHasRunOut() {
        engine.there = false;
        String id = newArticleId();
        service.published(article(id, 1, "Repris", null, "Texte."), 1);
        await().until(() -> service.stored(id).isPresent());
        var now = InstantSource.system().instant();
        var store = new TestTranslations(mongo, () -> now.plusSeconds(1));
        Job dead = await().until(
                        () -> store.lease(List.of("fr-en"), Duration.ofSeconds(2))
                                .orElse(null),
                        leased -> leased != null && leased.articleId().equals(id));
        engine.there = true;
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("REPRIS");
        assertThat(InstantSource.system().instant()).isAfter(now.plusSeconds(3).minusMillis(100));
        // Should it have been only very slow, it finds that the translation is no longer its own.
        assertThatThrownBy(() -> translations.putOff(dead, "late", null, 0, 0, Duration.ZERO))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(translations.renew(dead, Duration.ofMinutes(1))).isFalse();
    }
}
