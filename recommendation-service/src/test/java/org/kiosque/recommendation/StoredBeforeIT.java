package org.kiosque.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.StoredBefore;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

/** What the version before stored is read without loss. */
class StoredBeforeIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PUBLISHED = "cbz12vs6t1ap";
    private static final String WITHDRAWN = "arw9qhewh9qj";

    /** So many that each partition has some, and so old that they are nowhere among the latest. */
    private static final int ARTICLES = 40;

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T06:00:00Z");

    @Test
    void cardsAreShownAsTheyWereAndAWithdrawnOneStaysAway() {
        try (var service = RunningService.start(storedBefore())) {
            JsonNode french = service.card(PUBLISHED, "fr");
            assertThat(french.get("title").asString()).isEqualTo("Le pont rouvre");
            assertThat(french.get("lead").asString()).isEqualTo("Après deux ans.");
            assertThat(french.get("url").asString()).isEqualTo("/fr/le-pont-rouvre-" + PUBLISHED);
            assertThat(french.get("publishedAt").asString()).isEqualTo("2026-11-26T04:32:08.504Z");
            assertThat(french.get("tags").get(0).get("name").asString()).isEqualTo("Transport");
            assertThat(french.get("authors").get(0).get("key").asString()).isEqualTo("nadia-ferrand");

            JsonNode english = service.card(PUBLISHED, "en");
            assertThat(english.get("title").asString()).isEqualTo("The bridge oak");
            assertThat(english.get("original").get("title").asString()).isEqualTo("Le pont rouvre");
            assertThat(english.get("translation").get("tier").isNull())
                    .as("nobody had said")
                    .isTrue();
            assertThat(french.get("translation").isNull()).isTrue();

            for (String language : List.of("fr", "en")) {
                assertThat(RunningService.ids(service.related(RandomId.next(), language, 100)))
                        .contains(PUBLISHED)
                        .doesNotContain(WITHDRAWN);
            }
        }
    }

    @Test
    void noPartitionIsReadAgainThatWasKnownBefore() {
        String group = "spring.kafka.consumer.group-id=stored-before-" + UUID.randomUUID();
        try (var earlier = RunningService.start(group)) {
            List<String> ids = publish();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(published(earlier)).containsAll(ids));
        }

        try (var service = RunningService.start(group, storedBefore())) {
            List<String> ids = publish();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(published(service)).containsAll(ids));

            assertThat(published(service))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(ids.stream(), Stream.of(PUBLISHED, WITHDRAWN))
                            .toList());
            assertThat(all(service, "replayedPartitions"))
                    .filteredOn(partition -> !partition.getString("_id").startsWith("comments-")) // not heard then
                    .as("what was read again would be remembered again")
                    .containsExactlyInAnyOrderElementsOf(StoredBefore.documentsOf("fedPartitions"));
            assertThat(all(service, "fedPartitions")).isEmpty();
        }
    }

    private static String storedBefore() {
        return "spring.mongodb.uri=" + StoredBefore.in("cards", "fedPartitions");
    }

    private static List<String> publish() {
        return IntStream.range(0, ARTICLES)
                .mapToObj(_ -> Samples.article(RandomId.next(), "fr", "Un titre", "Un texte.", LONG_AGO))
                .peek(article -> Samples.publish(article, 1))
                .map(article -> article.articleId())
                .toList();
    }

    /** Whatever comes of the other topic in the meantime: the articles of which their own has told. */
    private static List<String> published(RunningService service) {
        return service
                .bean(MongoOperations.class)
                .find(new Query(Criteria.where("articleSequence").exists(true)), Document.class, "cards")
                .stream()
                .map(card -> card.getString("_id"))
                .toList();
    }

    private static List<Document> all(RunningService service, String collection) {
        return service.bean(MongoOperations.class).find(new Query(), Document.class, collection);
    }
}
