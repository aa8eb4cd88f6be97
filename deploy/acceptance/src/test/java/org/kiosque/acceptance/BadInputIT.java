package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Everything wrong that a client may send gets its own 4xx problem, and changes nothing. */
@ExtendWith(RunningPlatform.class)
class BadInputIT {

    private static void problem(HttpResponse<String> response, int status, String... mentioned) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Api.json(response);
        assertThat(problem.get("type").asString()).startsWith("urn:kiosque:problem:");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(List.of(mentioned)).allMatch(response.body()::contains);
        assertThat(response.body()).doesNotContain("Exception", "org.kiosque", "springframework");
    }

    private static boolean isOnTheDesk(Api api, String title) {
        return Api.ok(api.send("GET", "/api/v1/desk/articles?limit=100", "editor", ""))
                .get("items")
                .valueStream()
                .anyMatch(item -> item.get("title").asString().equals(title));
    }

    @Test
    void badArticlesAreRefused(Api api) {
        String title = "Refusé numéro " + Texts.next();
        problem(api.send("POST", "/api/v1/articles", "editor", Map.of("language", "fr", "body", "x")), 400, "/title");
        problem(api.draft("fr", title, "", "x".repeat(2_000_000), List.of()), 413);
        problem(api.send("POST", "/api/v1/articles", "editor", "{\"title\":\"" + title + "\","), 400);
        problem(api.draft("xx-nowhere", title, "", "Corps", List.of()), 400, "language");
        var good = Map.of("language", "fr", "title", title, "body", "Corps");
        problem(api.send("POST", "/api/v1/articles", "", good), 401);
        problem(api.send("POST", "/api/v1/articles", "moderator", good), 403);
        problem(api.send("GET", "/api/v1/desk/articles", "translator", ""), 403);
        problem(api.send("POST", "/api/v1/articles", "", good, "Authorization", "Bearer a.b.c"), 401);
        assertThat(isOnTheDesk(api, title)).isFalse();
    }

    @Test
    void badQuestionsAreRefused(Api api) {
        String id = api.publish("fr", Texts.title(Texts.next()), "", Texts.body(30), List.of());
        problem(api.get("/api/v1/articles/" + id + "?lang=xx"), 400, "lang");
        problem(api.get("/api/v1/articles/" + id + "/related?lang=xx"), 400, "lang");
        problem(api.get("/api/v1/articles/" + id + "/translations/x_"), 400, "lang", "35 characters");
        problem(api.get("/api/v1/articles?limit=0"), 400, "limit");
        problem(api.get("/api/v1/articles?limit=101"), 400, "limit");
        problem(api.get("/api/v1/articles?cursor=%00garbage"), 400, "cursor");
        problem(api.get("/api/v1/articles/000000000000"), 404);
        problem(api.get("/api/v1/nowhere"), 404);
        problem(
                api.send(
                        "PUT", "/api/v1/articles/" + id, "editor", Map.of("language", "fr", "title", "x", "body", "y")),
                428);
        problem(
                api.send(
                        "PUT",
                        "/api/v1/articles/" + id,
                        "editor",
                        Map.of("language", "fr", "title", "x", "body", "y"),
                        "If-Match",
                        "\"99\""),
                412);
        assertThat(api.article(id, "fr").get("title").asString()).startsWith("Le train");
    }

    @Test
    void badCommentsAreRefused(Api api) {
        String id = api.publish("fr", Texts.title(Texts.next()), "", Texts.body(30), List.of());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.comment(id, "Ada", "First of all.", api.solvedCaptcha())
                                .statusCode()
                        == 202);
        long pending = pending(api, id);

        problem(api.comment(id, "Ada", "x".repeat(20_000), api.solvedCaptcha()), 400, "/body");
        problem(api.comment(id, "", "Hello there.", api.solvedCaptcha()), 400, "/author/name");
        problem(api.comment(id, "Ada", "Hello there.", ""), 400, "captcha");
        problem(api.comment(id, "Ada", "Hello there.", "bm90IGEgY2FwdGNoYQ=="), 400, "captcha");
        problem(api.send("POST", "/api/v1/articles/" + id + "/comments", "", "{\"body\""), 400);
        problem(api.comment("000000000000", "Ada", "Hello there.", api.solvedCaptcha()), 404);
        problem(api.send("GET", "/api/v1/moderation/comments?status=pending", "editor", ""), 403);
        problem(api.send("GET", "/api/v1/moderation/comments?status=pending", "", ""), 401);
        problem(api.decide("000000000000", "praise"), 400);
        assertThat(pending(api, id)).isEqualTo(pending);

        String once = api.solvedCaptcha();
        assertThat(api.comment(id, "Ada", "A second thought.", once).statusCode())
                .isEqualTo(202);
        HttpResponse<String> replayed = api.comment(id, "Ada", "A third thought.", once);
        assertThat(replayed.statusCode()).isIn(400, 409);
        problem(replayed, replayed.statusCode(), "captcha");
        assertThat(pending(api, id)).isEqualTo(pending + 1);
    }

    private static long pending(Api api, String articleId) {
        return Api.ok(api.send(
                        "GET",
                        "/api/v1/moderation/comments?status=pending&limit=100&article=" + articleId,
                        "moderator",
                        ""))
                .get("items")
                .size();
    }
}
