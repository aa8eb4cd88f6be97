package org.kiosque.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestMongo;

/** What a start finds again. */
class RestartIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Corpus corpus = new Corpus();

    @Test
    void theIndexAndAnEmptiedStoreAreRebuiltFromTheTopics() {
        String group = "spring.kafka.consumer.group-id=restart-" + UUID.randomUUID();
        String store = "spring.mongodb.uri=" + TestMongo.freshDatabase();
        try (var service = RunningService.start(group, store)) {
            corpus.publish();
            corpus.translate();
            await().atMost(SOON).untilAsserted(() -> recommendsTheStationMaster(service));
        }

        try (var restarted = RunningService.start(group, store)) {
            await().atMost(SOON).untilAsserted(() -> recommendsTheStationMaster(restarted));
        }

        String emptied = "spring.mongodb.uri=" + TestMongo.freshDatabase();
        try (var withAnEmptyStore = RunningService.start(group, emptied)) {
            await().atMost(SOON).untilAsserted(() -> recommendsTheStationMaster(withAnEmptyStore));
        }
    }

    @Test
    void twoReplicasAnswerAlike() {
        String group = "spring.kafka.consumer.group-id=replicas-" + UUID.randomUUID();
        String store = "spring.mongodb.uri=" + TestMongo.freshDatabase();
        try (var one = RunningService.start(group, store);
                var other = RunningService.start(group, store)) {
            corpus.translate();
            corpus.publish();

            await().atMost(SOON).untilAsserted(() -> {
                recommendsTheStationMaster(one);
                recommendsTheStationMaster(other);
                for (var article : corpus.originals()) {
                    for (String language : new String[] {"fr", "en"}) {
                        assertThat(other.related(article.slug(), language, 20))
                                .isEqualTo(one.related(article.slug(), language, 20));
                    }
                }
            });
        }
    }

    @Test
    void withoutABrokerTheServiceIsReadyAndAnswersTheLatest() {
        try (var service = RunningService.start("spring.kafka.bootstrap-servers=127.0.0.1:1")) {
            var answer = service.get("/api/v1/articles/" + RandomId.next() + "/related?lang=fr");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
            assertThat(service.actuator("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(service.actuator("/actuator/prometheus").body()).contains("index_caught_up 0.0");
        }
    }

    private void recommendsTheStationMaster(RunningService service) {
        assertThat(service.related(corpus.nightTrain.slug(), "fr", 20, "same-subject"))
                .contains(corpus.stationMaster.articleId());
        assertThat(service.related(corpus.nightTrain.slug(), "en", 20, "same-subject"))
                .contains(corpus.stationMaster.articleId());
    }
}
