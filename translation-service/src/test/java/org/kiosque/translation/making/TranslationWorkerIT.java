package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiosque.translation.ServiceUnderTest.Stored;

/** Several workers, in one process and in several, share the work. */
class TranslationWorkerIT extends WithWorkers {

    @Test
    void aWorkerThatStumblesOverAnErrorGoesOn() {
        engine.deranged = true;
        int looks = engine.looks.get();
        await().until(() -> engine.looks.get() > looks + 2 * properties.workers());
        engine.deranged = false;
        String id = newArticleId();
        service.published(article(id, 1, "Debout", null, "Texte."), 1);
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("DEBOUT");
    }

    @Test
    void whatWaitsIsCountedWhileAllWorkersAreBusy() {
        engine.hold();
        List<String> ids = IntStream.range(0, 6).mapToObj(_ -> newArticleId()).toList();
        ids.forEach(id -> service.published(article(id, 1, "Foule " + id, null, "Texte."), 1));
        await().untilAsserted(() -> assertThat(
                        meters.get("translation.jobs.waiting").gauge().value())
                .isGreaterThanOrEqualTo(6));
        engine.mend();
        ids.forEach(id -> service.awaitTranslation(id, 1));
    }

    @Test
    void everyNudgeWakesAWorker() {
        worker.stop();
        engine.hold();
        var sleepy = propertiesWith(properties.deadline(), Duration.ofMinutes(5));
        var other = workerWith(translations, run, sleepy);
        int looks = engine.looks.get();
        other.start();
        try {
            await().until(() -> engine.looks.get() >= looks + sleepy.workers()); // now they rest
            List<String> ids =
                    IntStream.range(0, 2).mapToObj(_ -> newArticleId()).toList();
            ids.forEach(id -> service.published(article(id, 1, "Réveil " + id, null, "Texte."), 1));
            await().until(() -> ids.stream().allMatch(id -> service.stored(id).isPresent()));
            other.nudge();
            other.nudge();
            await().until(() -> ids.stream().noneMatch(id -> engine.asked(id).isEmpty()));
            engine.mend();
            ids.forEach(id -> service.awaitTranslation(id, 1));
        } finally {
            engine.mend();
            other.stop();
        }
    }

    @Test
    void aWorkerThatEndsDuringASentenceLeavesTheRestToTheNext() {
        engine.hold();
        String id = newArticleId();
        service.published(article(id, 1, "Arrêt " + id, null, "Texte."), 1);
        await().until(() -> !engine.asked(id).isEmpty());
        long start = System.nanoTime();
        worker.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        await().untilAsserted(() -> {
            Stored left = service.stored(id).orElseThrow();
            assertThat(left.leasedUntil()).isNull();
            assertThat(left.failures()).isZero();
        });
        engine.mend();
        worker.start();
        service.awaitTranslation(id, 1);
        await().during(Duration.ofMillis(500)).until(() -> service.told(id).size() == 1);
        assertThat(engine.asked("Arrêt " + id)).hasSize(1);
    }

    @Test
    void twoWorkersAtOnceTranslateEachArticleOnce() {
        var second = workerWith(translations, run, properties);
        second.start();
        try {
            List<String> ids =
                    IntStream.range(0, 30).mapToObj(_ -> newArticleId()).toList();
            ids.forEach(id -> service.published(article(id, 1, "Unique " + id, null, "Texte."), 1));
            ids.forEach(id -> service.awaitTranslation(id, 1));
            await().during(Duration.ofMillis(500))
                    .until(() -> ids.stream().allMatch(id -> service.told(id).size() == 1));
            ids.forEach(id -> assertThat(engine.asked("Unique " + id)).hasSize(1));
        } finally {
            second.stop();
        }
    }
}
