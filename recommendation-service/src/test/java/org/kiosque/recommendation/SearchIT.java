package org.kiosque.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What readers find; one running service, in which each test looks for words of its own. */
class SearchIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @RegisterExtension
    static final RunningService service = RunningService.start();

    private final Corpus corpus = new Corpus();

    @Test
    void anArticleIsFoundInEachLanguageAndVanishesWithItsWithdrawal() {
        corpus.publish();
        corpus.translate();
        String english = corpus.translations().get(2).title();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(ids(found(corpus.bees.title(), "fr"))).containsExactly(corpus.bees.articleId());
            assertThat(ids(found(english, "en"))).containsExactly(corpus.bees.articleId());
        });
        JsonNode result = found(english, "en").getFirst();
        assertThat(result.get("url").asString()).startsWith("/en/");
        assertThat(result.get("title").asString()).isEqualTo(english);
        JsonNode mark = result.get("matches").get("title").get(0);
        assertThat(english.substring(mark.get("start").asInt(), mark.get("end").asInt()))
                .endsWith("Bees");
        assertThat(titles(suggested(longest(english).substring(0, 8), "en"))).contains(english);

        Samples.withdraw(corpus.bees, 2);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(found(corpus.bees.title(), "fr")).isEmpty();
            assertThat(found(english, "en")).isEmpty();
            assertThat(titles(suggested(longest(english), "en"))).doesNotContain(english);
        });
    }

    @Test
    void wordsOfAnotherLanguageFindTheArticleInTheReaders() {
        corpus.publish();
        corpus.translate();
        String french = longest(corpus.bees.body());

        await().atMost(SOON).untilAsserted(() -> {
            List<JsonNode> found = found(french, "en");
            assertThat(ids(found)).contains(corpus.bees.articleId());
            assertThat(found)
                    .allSatisfy(result ->
                            assertThat(result.get("language").asString()).isEqualTo("en"));
        });
    }

    @Test
    void whatIsFoundCanBeNarrowed() {
        corpus.publish();
        String word = longest(corpus.bees.title());

        await().atMost(SOON).untilAsserted(() -> {
            var answer = service.get("/api/v1/search/facets?lang=fr&q=" + word);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("{\"key\":\"2026\",\"count\":");
        });
        assertThat(service.get("/api/v1/search/facets?lang=fr").statusCode()).isEqualTo(400);
    }

    @Test
    void theListGoesOnBehindItsCursor() {
        corpus.publish();
        String word = List.of(corpus.nightTrain.body().split("[^\\p{L}]+")).stream()
                .filter(each -> each.endsWith("voyageurs"))
                .findFirst()
                .orElseThrow();
        await().atMost(SOON).untilAsserted(() -> assertThat(found(word, "fr")).hasSize(2));
        List<String> whole = ids(found(word, "fr"));
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode part = json("/api/v1/search?limit=1&lang=fr&q=" + encoded(word) + next);
            part.get("items").forEach(item -> seen.add(item.get("id").asString()));
            next = part.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + part.get("nextCursor").asString();
        } while (!next.isEmpty());

        assertThat(seen).containsExactlyElementsOf(whole);
    }

    @Test
    void whatIsTooMuchOrUnknownIsRefusedByName() {
        for (String query : List.of("q=", "q=a&page=2", "q=a&lang=tlh", "lang=en", "q=" + "a".repeat(201))) {
            assertThat(service.get("/api/v1/search?" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(service.get("/api/v1/suggestions?q=" + "a".repeat(101)).statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/v1/suggestions?lang=en").statusCode()).isEqualTo(400);
        assertThat(service.actuator("/actuator/prometheus").body()).contains("search_seconds_count{");
    }

    private static String longest(String text) {
        return List.of(text.split("[^\\p{L}]+")).stream()
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private List<JsonNode> found(String words, String language) {
        return items("/api/v1/search?lang=" + language + "&q=" + encoded(words));
    }

    private List<JsonNode> suggested(String typed, String language) {
        return items("/api/v1/suggestions?lang=" + language + "&q=" + encoded(typed));
    }

    private static List<JsonNode> items(String path) {
        var items = new ArrayList<JsonNode>();
        json(path).get("items").forEach(items::add);
        return items;
    }

    private static JsonNode json(String path) {
        var answer = service.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer.body());
    }

    private static List<String> ids(List<JsonNode> found) {
        return found.stream().map(result -> result.get("id").asString()).toList();
    }

    private static List<String> titles(List<JsonNode> suggested) {
        return suggested.stream().map(each -> each.get("title").asString()).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
