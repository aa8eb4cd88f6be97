package org.kiosque.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestMongo;
import org.kiosque.common.testing.TestTokens;
import tools.jackson.databind.JsonNode;

/** What editors decide holds, on every replica, and is in the log. */
class SteeringIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LOG = "/api/v1/recommendation-log";

    private static final String STORE = "spring.mongodb.uri=" + TestMongo.freshDatabase();

    @RegisterExtension
    static final RunningService service = RunningService.start(STORE, "kiosque.trending.refresh=0s");

    private final Corpus corpus = new Corpus();
    private final String pins = "/api/v1/articles/" + corpus.bees.slug() + "/related/pins";

    @BeforeEach
    void publish() {
        corpus.publish();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(service.sameSubject(corpus.bees, "fr")).contains(corpus.hives.articleId()));
    }

    @Test
    void whatIsPinnedStandsFirstAndSaysWhy() {
        put(pins + "/" + corpus.bread.articleId(), "{\"kind\": \"pin\", \"note\": \"honey\"}", 204);
        put(pins + "/" + corpus.nightTrain.slug(), "{\"kind\": \"pin\"}", 204);
        put(pins + "/" + corpus.nightTrain.articleId(), "{\"kind\": \"pin\"}", 204);

        List<JsonNode> cards = service.related(corpus.bees.slug(), "fr", 4);
        assertThat(RunningService.ids(cards))
                .startsWith(corpus.bread.articleId(), corpus.nightTrain.articleId(), corpus.hives.articleId())
                .doesNotHaveDuplicates();
        assertThat(cards.getFirst().get("why").asString()).isEqualTo("pinned");
        JsonNode told = json(pins).get("items");
        assertThat(told).hasSize(2);
        assertThat(told.get(0).get("note").asString()).isEqualTo("honey");
        assertThat(told.get(0).get("by").asString()).isEqualTo("camille");

        send("DELETE", pins + "/" + corpus.bread.articleId(), "", 204);
        send("DELETE", pins + "/" + corpus.bread.articleId(), "", 204);
        assertThat(RunningService.ids(service.related(corpus.bees.slug(), "fr", 1)))
                .containsExactly(corpus.nightTrain.articleId());
        assertThat(logOf(corpus.bees.articleId())).containsExactly("release", "pin", "pin");
    }

    @Test
    void whatIsBarredIsNeverShownNotEvenAsTheLatest() {
        put(pins + "/" + corpus.hives.articleId(), "{\"kind\": \"bar\"}", 204);

        assertThat(RunningService.ids(service.related(corpus.bees.slug(), "fr", 100)))
                .doesNotContain(corpus.hives.articleId());
        assertThat(RunningService.ids(service.related(corpus.hives.slug(), "fr", 100)))
                .as("the other way round")
                .contains(corpus.bees.articleId());
        put(pins + "/" + corpus.hives.articleId(), "{\"kind\": \"pin\"}", 204);
        assertThat(RunningService.ids(service.related(corpus.bees.slug(), "fr", 1)))
                .containsExactly(corpus.hives.articleId());
    }

    @Test
    void breakingNewsStandFirstUntilTheirEnd() {
        String boost = "/api/v1/trending/boosts/" + corpus.bread.articleId();
        Instant end = Instant.now().plus(2, ChronoUnit.HOURS);
        put(boost, "{\"until\": \"" + end + "\"}", 204);
        put(boost, "{\"until\": \"" + end + "\"}", 204);

        JsonNode first = items("/api/v1/trending?lang=fr").getFirst();
        assertThat(first.get("id").asString()).isEqualTo(corpus.bread.articleId());
        assertThat(first.get("why").asString()).isEqualTo("breaking");
        assertThat(ids(items("/api/v1/trending/boosts"), "articleId")).contains(corpus.bread.articleId());

        put(boost, "{\"until\": \"" + Instant.now().plusSeconds(2) + "\"}", 204);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids(items("/api/v1/trending?lang=fr"), "id"))
                        .doesNotContain(corpus.bread.articleId()));
        put(boost, "{\"until\": \"" + end + "\"}", 204);
        send("DELETE", boost, "", 204);
        assertThat(ids(items("/api/v1/trending?lang=fr"), "id")).doesNotContain(corpus.bread.articleId());
        assertThat(logOf(corpus.bread.articleId())).containsExactly("unboost", "boost", "boost", "boost");
    }

    @Test
    void breakingNewsStandFirstAmongWhatIsFoundUntilTheirEnd() {
        String words = longestWord(corpus.bees.body());
        ArticleSnapshot inTheTitle = Samples.article(
                RandomId.next(), "fr", "Le rucher " + words + " de la ville", words + ".", Corpus.PUBLISHED, "essai");
        Samples.publish(inTheTitle, 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.found(words, "fr"))
                        .startsWith(inTheTitle.articleId())
                        .contains(corpus.bees.articleId()));
        String boost = "/api/v1/trending/boosts/" + corpus.bees.articleId();
        put(boost, "{\"until\": \"" + Instant.now().plus(2, ChronoUnit.HOURS) + "\"}", 204);

        assertThat(service.found(words, "fr")).startsWith(corpus.bees.articleId());
        assertThat(service.found(corpus.bread.title(), "fr"))
                .as("what has not the words is not found")
                .doesNotContain(corpus.bees.articleId());

        send("DELETE", boost, "", 204);
        assertThat(service.found(words, "fr")).startsWith(inTheTitle.articleId());
        Samples.withdraw(inTheTitle, 2);
    }

    private static String longestWord(String text) {
        return Stream.of(text.split("\\P{L}+"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    @Test
    void anotherReplicaHearsOfItWithinAMoment() {
        try (var replica = RunningService.start(STORE)) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(replica.sameSubject(corpus.bees, "fr")).contains(corpus.hives.articleId()));
            put(pins + "/" + corpus.hives.articleId(), "{\"kind\": \"bar\"}", 204);

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(replica.sameSubject(corpus.bees, "fr"))
                            .doesNotContain(corpus.hives.articleId()));
        }
    }

    @Test
    void onlyEditorsAndOnlyWhatIsThere() {
        assertThat(service.send("PUT", pins + "/" + corpus.hives.articleId(), "{\"kind\": \"pin\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(service.get(LOG, "Authorization", "Bearer " + TestTokens.with("moderator"))
                        .statusCode())
                .isEqualTo(403);
        put(pins + "/nobodyknows0", "{\"kind\": \"pin\"}", 404);
        put("/api/v1/articles/nobodyknows0/related/pins/" + corpus.bees.articleId(), "{\"kind\": \"bar\"}", 404);
        put(
                "/api/v1/trending/boosts/nobodyknows0",
                "{\"until\": \"" + Instant.now().plusSeconds(60) + "\"}",
                404);
        put(pins + "/" + corpus.bees.articleId(), "{\"kind\": \"pin\"}", 400);
        put(pins + "/" + corpus.hives.articleId(), "{\"kind\": \"shout\"}", 400);
        put(pins + "/" + corpus.hives.articleId(), "{}", 400);
        String boost = "/api/v1/trending/boosts/" + corpus.bees.articleId();
        put(boost, "{\"until\": \"" + Instant.now().minusSeconds(1) + "\"}", 400);
        put(boost, "{\"until\": \"" + Instant.now().plus(8, ChronoUnit.DAYS) + "\"}", 400);
        put(boost, "{\"until\": \"+999999999-12-31T23:59:59Z\"}", 400);
    }

    @Test
    void theLogGoesOnBehindItsCursor() {
        put(pins + "/" + corpus.hives.articleId(), "{\"kind\": \"pin\"}", 204);
        put(pins + "/" + corpus.bread.articleId(), "{\"kind\": \"pin\"}", 204);

        JsonNode first = json(LOG + "?limit=1");
        JsonNode second =
                json(LOG + "?limit=1&cursor=" + first.get("nextCursor").asString());
        assertThat(first.get("items").get(0).get("otherId").asString()).isEqualTo(corpus.bread.articleId());
        assertThat(second.get("items").get(0).get("otherId").asString()).isEqualTo(corpus.hives.articleId());
    }

    private static List<String> logOf(String articleId) {
        return items(LOG + "?limit=100").stream()
                .filter(entry -> entry.get("articleId").asString().equals(articleId))
                .map(entry -> entry.get("action").asString())
                .toList();
    }

    private static List<String> ids(List<JsonNode> items, String field) {
        return items.stream().map(item -> item.get(field).asString()).toList();
    }

    private static List<JsonNode> items(String path) {
        return json(path).get("items").valueStream().toList();
    }

    private static JsonNode json(String path) {
        return RunningService.json(send("GET", path, "", 200));
    }

    private static void put(String path, String body, int status) {
        send("PUT", path, body, status);
    }

    private static String send(String method, String path, String body, int status) {
        var answer = service.send(method, path, body, "Authorization", "Bearer " + TestTokens.with("editor"));
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(status);
        return answer.body();
    }
}
