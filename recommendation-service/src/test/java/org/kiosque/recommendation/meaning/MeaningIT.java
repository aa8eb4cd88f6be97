package org.kiosque.recommendation.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestMongo;
import org.kiosque.recommendation.Corpus;
import org.kiosque.recommendation.RunningService;
import org.kiosque.recommendation.Samples;
import org.springframework.data.mongodb.core.MongoOperations;

/** Two articles that share no word in any language, and the model that comes with the service. */
class MeaningIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final String store = "spring.mongodb.uri=" + TestMongo.freshDatabase();
    private final String group = "spring.kafka.consumer.group-id=meaning-" + UUID.randomUUID();

    private final ArticleSnapshot fishermen = french("Retour au port", "Filets vides.");
    private final ArticleSnapshot boats = french("Barques", "Quais pleins.");

    private static ArticleSnapshot french(String title, String body) {
        return Samples.article(RandomId.next(), "fr", title, body, Corpus.PUBLISHED);
    }

    private RunningService start() {
        return RunningService.start(store, group, "kiosque.meaning.enabled=true");
    }

    private void publish() {
        Samples.publish(fishermen, 1);
        Samples.publish(boats, 1);
        Samples.translate(
                Samples.translation(
                        fishermen,
                        "en",
                        "The fishermen come home",
                        "They were out fishing all night, and their nets are empty."),
                1);
        Samples.translate(
                Samples.translation(
                        boats, "en", "Fishing boats return", "The trawlers come back to the harbour without any fish."),
                1);
    }

    @AfterEach
    void withdraw() {
        Samples.withdraw(fishermen, 9);
        Samples.withdraw(boats, 9);
    }

    @Test
    void meaningIsFoundInEveryLanguageMadeOnceForAllReplicasAndForgottenWithTheArticle() {
        double made;
        try (var one = start();
                var other = start()) {
            publish();
            await().atMost(SOON).untilAsserted(() -> {
                for (RunningService replica : List.of(one, other)) {
                    for (String language : List.of("fr", "en")) {
                        assertThat(replica.sameSubject(fishermen, language))
                                .as("%s waiting, %s made, %s kept", waiting(replica), made(replica), kept(replica))
                                .contains(boats.articleId());
                    }
                }
            });
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(waiting(one)).isZero();
                assertThat(waiting(other)).isZero();
            });
            made = made(one) + made(other);
            assertThat(made).isEqualTo(kept(one));
        }

        try (var restarted = start()) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(restarted.sameSubject(fishermen, "en")).contains(boats.articleId()));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(waiting(restarted)).isZero());
            assertThat(made(restarted)).as("what is kept is not made again").isZero();

            Samples.translate(
                    Samples.translation(boats, "en", "Budget adopted", "Local taxes stay as they are this year."), 2);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(restarted.sameSubject(fishermen, "fr")).doesNotContain(boats.articleId()));
            assertThat(made(restarted)).as("another text").isEqualTo(1);

            Samples.withdraw(boats, 2);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(restarted
                                    .bean(MongoOperations.class)
                                    .getCollection(Meanings.COLLECTION)
                                    .find())
                            .noneMatch(meaning -> meaning.get("_id").equals(boats.articleId())));
        }
    }

    private static double made(RunningService service) {
        return service.bean(MeterRegistry.class).get("meaning.made").timer().count();
    }

    private static double waiting(RunningService service) {
        return service.bean(MeterRegistry.class).get("meaning.waiting").gauge().value();
    }

    private static long kept(RunningService service) {
        return service.bean(MongoOperations.class)
                .getCollection(Meanings.COLLECTION)
                .countDocuments();
    }
}
