package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.acceptance.Api.ok;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** From the editor's desk to the reader's comment, through every real part. */
@ExtendWith(RunningPlatform.class)
class WholeWayIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void theDemoCanBeReadInBothLanguages(Api api) {
        for (String language : List.of("fr", "en")) {
            Document front = api.page("/" + language);
            assertThat(front.selectFirst("html").attr("lang")).isEqualTo(language);
            assertThat(front.select("main article").size()).isGreaterThanOrEqualTo(10);
        }
        HttpResponse<String> root = api.send("GET", "/", "", "", "Accept-Language", "fr-CH, fr;q=0.9, en;q=0.5");
        assertThat(root.statusCode()).isEqualTo(302);
        assertThat(root.headers().firstValue("Location").orElse("")).endsWith("/fr");
    }

    @Test
    void everyPartTellsOperatorsItsVersionAndCommit(Platform platform) {
        for (String part : List.of(
                "gateway", "article-service", "comment-service", "recommendation-service", "translation-service")) {
            JsonNode info = platform.actuator(part).info();
            assertThat(info.at("/build/artifact").asString()).isEqualTo(part);
            assertThat(info.at("/build/version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
            if (Platform.isCheckout()) {
                assertThat(info.at("/git/commit/id").asString()).matches("[0-9a-f]{7,}");
            }
        }
    }

    @Test
    void theDemoIsTranslatedByAPersonAndItsPagesSayNothingElse(Api api) {
        JsonNode cards =
                ok(api.get("/api/v1/articles?lang=en&author=lucile-armandin")).get("items");
        assertThat(cards.size()).isEqualTo(3);
        for (JsonNode card : cards) {
            JsonNode article = api.article(card.get("id").asString(), "en");
            assertThat(article.get("language").asString()).isEqualTo("en");
            assertThat(article.at("/translation/origin").asString()).isEqualTo("human");
            assertThat(article.at("/translation/reviewedBy").asString()).isEqualTo("camille.roux");
            assertThat(api.page(article.get("url").asString()).text())
                    .contains("Translated from French by a translator.")
                    .doesNotContain("by machine");
        }
    }

    @Test
    void aFrenchArticleIsReadInEnglishLeadsToOthersAndIsDiscussed(Api api) {
        Needs.apertium();
        int number = Texts.next();
        String neighbour =
                api.publish("fr", Texts.title(Texts.next()), Texts.lead(1), Texts.body(120), List.of("Trains de nuit"));
        String id =
                api.publish("fr", Texts.title(number), Texts.lead(number), Texts.body(600), List.of("Trains de nuit"));

        // readable at once in its own language
        JsonNode french = api.article(id, "fr");
        assertThat(french.get("language").asString()).isEqualTo("fr");
        assertThat(french.get("title").asString()).isEqualTo(Texts.title(number));

        // translated by the engine, with the original headline above it
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode english = api.article(id, "en");
            assertThat(english.get("language").asString()).isEqualTo("en");
            assertThat(english.get("translation").get("status").asString()).isEqualTo("done");
        });
        JsonNode english = api.article(id, "en");
        assertThat(english.get("title").asString())
                .isNotEqualTo(Texts.title(number))
                .contains("night");
        assertThat(english.get("bodyHtml").asString()).contains("<h2", "train").doesNotContain("voyageurs");
        Document page = api.page(english.get("url").asString());
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.selectFirst("h1").text()).isEqualTo(english.get("title").asString());
        assertThat(page.select("[lang=fr]").eachText()).anyMatch(foreign -> foreign.endsWith(Texts.title(number)));
        assertThat(page.select("a[href^='#']").first().text()).containsIgnoringCase("skip");
        assertThat(page.select("main h2").size()).isGreaterThan(2);

        // among the other articles of a related one, in the reader's language
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode related = ok(api.get("/api/v1/articles/" + neighbour + "/related?lang=en&limit=20"));
            assertThat(related.get("items")
                            .valueStream()
                            .filter(card -> card.get("id").asString().equals(id)))
                    .singleElement()
                    .satisfies(card -> {
                        assertThat(card.get("language").asString()).isEqualTo("en");
                        assertThat(card.get("why").asString()).isEqualTo("same-subject");
                    });
        });

        // discussed
        HttpResponse<String> posted =
                api.comment(id, "Ada", "A fine train, and a <b>finer</b> night.", api.solvedCaptcha());
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
        String commentId = ok(posted).get("id").asString();
        assertThat(ok(posted).get("status").asString()).isEqualTo("pending");
        assertThat(api.bodiesOfApprovedComments(id)).isEmpty();
        JsonNode queue = ok(api.send("GET", "/api/v1/moderation/comments?status=pending&limit=100", "moderator", ""));
        assertThat(queue.get("items").valueStream().map(item -> item.get("id").asString()))
                .contains(commentId);

        ok(api.decide(commentId, "approve"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                api.page(english.get("url").asString()).body().text())
                        .contains("A fine train, and a <b>finer</b> night."));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.article(id, "en")
                                .get("comments")
                                .get("count")
                                .asInt())
                        .isEqualTo(1));
    }

    @Test
    void aRevisionReachesTheReadersAndAWithdrawalTakesTheArticleAway(Api api) {
        Needs.apertium();
        int number = Texts.next();
        String id = api.publish("fr", Texts.title(number), Texts.lead(number), Texts.body(60), List.of());
        HttpResponse<String> desk = api.send("GET", "/api/v1/desk/articles/" + id, "editor", "");
        String etag = desk.headers().firstValue("ETag").orElseThrow();

        Map<String, Object> revised = Map.of(
                "language",
                "fr",
                "title",
                "Le grand bateau bleu part demain",
                "body",
                Texts.body(60),
                "tags",
                List.of(),
                "authors",
                List.of("Nadia Ferrand"));
        HttpResponse<String> changed = api.send("PUT", "/api/v1/articles/" + id, "editor", revised, "If-Match", etag);
        ok(changed);
        HttpResponse<String> stale = api.send("PUT", "/api/v1/articles/" + id, "editor", revised, "If-Match", etag);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(api.article(id, "fr").get("title").asString()).isEqualTo(Texts.title(number));
        HttpResponse<String> published = api.publish(id, Api.etag(changed));
        ok(published);

        assertThat(api.article(id, "fr").get("title").asString()).isEqualTo("Le grand bateau bleu part demain");
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode english = api.article(id, "en");
            assertThat(english.get("title").asString()).contains("blue");
            assertThat(english.get("translation").get("stale").asBoolean()).isFalse();
        });
        String url = api.article(id, "en").get("url").asString();

        ok(api.send(
                "DELETE",
                "/api/v1/articles/" + id + "/publication",
                "editor",
                Map.of("reason", "A mistake"),
                "If-Match",
                Api.etag(published)));

        assertThat(api.get("/api/v1/articles/" + id + "?lang=fr").statusCode()).isEqualTo(410);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.send("GET", url, "", "", "Accept", "text/html")
                                .statusCode())
                        .isEqualTo(410));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.comment(id, "Ada", "Too late?", api.solvedCaptcha())
                                .statusCode())
                        .isIn(404, 409, 410));
    }
}
