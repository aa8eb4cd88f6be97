package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Long articles let others have their turn. */
class TurnsIT extends WithWorkers {

    private static final int SENTENCES = 600;

    @Test
    void aShortArticleDoesNotWaitForThreeLongOnes() {
        assertThatAShortOneComesBefore(3);
    }

    @Test
    void aShortArticleDoesNotWaitForManyLongOnesThatTwoReplicasShare() {
        var second = workerWith(translations, run, properties);
        second.start();
        try {
            assertThatAShortOneComesBefore(2 * 2 * properties.workers());
        } finally {
            second.stop();
        }
    }

    private void assertThatAShortOneComesBefore(int longOnes) {
        engine.pace = Duration.ofMillis(5);
        List<String> ids =
                IntStream.range(0, longOnes).mapToObj(_ -> newArticleId()).toList();
        ids.forEach(id -> service.published(article(id, 1, "Fleuve " + id, null, sentences(id)), 1));
        await().until(() ->
                ids.stream().filter(id -> !engine.asked(id).isEmpty()).count() >= properties.workers());
        String shortOne = newArticleId();
        service.published(article(shortOne, 1, "Brève", null, "Deux lignes. Pas plus."), 1);
        assertThat(service.awaitTranslation(shortOne, 1).title()).isEqualTo("BRÈVE");
        assertThat(ids).allMatch(id -> service.told(id).isEmpty());
        engine.pace = Duration.ZERO;
        ids.forEach(id -> {
            service.awaitTranslation(id, 1);
            assertThat(engine.asked("Phrase de " + id))
                    .as("each sentence is asked once, in however many turns")
                    .hasSize(SENTENCES);
        });
    }

    private static String sentences(String id) {
        return IntStream.range(0, SENTENCES)
                .mapToObj(i -> "Phrase de " + id + " au rang " + i + ".")
                .collect(Collectors.joining(" "));
    }
}
