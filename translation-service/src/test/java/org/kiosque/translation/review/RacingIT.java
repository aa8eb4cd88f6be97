package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.translation.making.TestWorkers;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** People and machines at the same translation at the same time. */
class RacingIT extends WithTranslator {

    @Autowired
    private TestWorkers workers;

    @Test
    void whatAPersonSavesWhileAMachineIsAtItIsNotWrittenOver() throws Exception {
        String id = newArticleId();
        engine.hold(id);
        service.published(article(id, 1, "Course " + id, null, "Une. Deux."), 1);
        await().until(() -> !engine.asked(id).isEmpty());
        json(write(id, "Une.", "A person's.", "draft"), 200);
        json(write(id, "Course " + id, "The race", "approved"), 200);
        engine.release();
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.title()).isEqualTo("The race");
        assertThat(told.body()).isEqualTo("A person's. DEUX.");
        assertThat(engine.asked("Course " + id)).hasSize(1);
        JsonNode segment = segment(sheet(id), "Course " + id);
        assertThat(segment.at("/target").asString()).isEqualTo("The race");
        assertThat(segment.at("/proposal/target").asString()).isEqualTo("COURSE " + id.toUpperCase(Locale.ROOT));
        assertThat(segment.at("/stale").asBoolean()).isFalse();
        await().during(Duration.ofMillis(500)).until(() -> service.told(id).size() == 1);
    }

    @Test
    void whatAPersonSavesJustBeforeTheMachinesResultIsStoredWins() throws Exception {
        worker.stop();
        String id = newArticleId();
        service.published(article(id, 1, "Instant " + id, null, "Une. Deux."), 1);
        await().until(() -> service.stored(id).isPresent());
        List<String> saved = new ArrayList<>();
        workers.runBeforeEachResult(id, () -> {
            if (saved.size() < 3) {
                saved.add("Person " + saved.size());
                assertThat(write(id, "Une.", saved.getLast(), "draft").statusCode())
                        .isEqualTo(200);
            }
            return saved;
        });
        assertThat(service.awaitTranslation(id, 1).body()).isEqualTo("Person 2 DEUX.");
        assertThat(segment(sheet(id), "Une.").at("/proposal/target").asString()).isEqualTo("UNE.");
    }

    @Test
    void ofTwoTranslatorsAtOnceOneHasToReadAgain() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Deux mains", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        String read = tag(id);
        var together = new CyclicBarrier(2);
        List<CompletableFuture<Integer>> both = List.of("One.", "Other.").stream()
                .map(text -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                together.await(10, TimeUnit.SECONDS);
                                return put(id, "/segments/0", read, Map.of("target", text))
                                        .statusCode();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        Thread::startVirtualThread))
                .toList();
        List<Integer> answers = new ArrayList<>();
        for (CompletableFuture<Integer> one : both) {
            answers.add(one.get(20, TimeUnit.SECONDS));
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
    }

    /** Each replica has workers of its own; retranslations and revisions come all the while. */
    @Test
    void nothingThatWasAcknowledgedIsLostWithTwoReplicasAtWork() throws Exception {
        engine.pace = Duration.ofMillis(2);
        var second = workers.another();
        second.start();
        try {
            String id = newArticleId();
            var body = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                body.append("Phrase %s numéro %d. ".formatted(id, i));
            }
            service.published(article(id, 1, "Mêlée " + id, null, body.toString()), 1);
            await().until(() -> service.stored(id).isPresent());
            for (int i = 0; i < 20; i++) {
                String source = "Phrase %s numéro %d.".formatted(id, i);
                String target = "By hand %d.".formatted(i);
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> write(id, source, target, "draft").statusCode() == 200);
                if (i % 4 == 1) {
                    post(id, "/retranslation", null);
                }
                if (i == 10) {
                    service.revised(article(id, 2, "Mêlée encore " + id, null, body.toString()), 2);
                }
            }
            await().until(() -> sheet(id).at("/status").asString().equals("done"));
            for (int i = 0; i < 20; i++) {
                JsonNode segment = segment(sheet(id), "Phrase %s numéro %d.".formatted(id, i));
                assertThat(segment.at("/target").asString()).isEqualTo("By hand %d.".formatted(i));
                assertThat(segment.at("/origin").asString()).isEqualTo("human");
            }
            await().untilAsserted(() -> assertThat(
                            service.told(id).getLast().event().translation().body())
                    .contains("By hand 0.", "By hand 19.")
                    .doesNotContain("PHRASE"));
        } finally {
            second.stop();
        }
    }
}
