package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's HTTP contract as a stranger uses it. */
final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String base;
    private final UnaryOperator<String> tokens;
    private final Map<String, String> tokensByRole = new ConcurrentHashMap<>();

    Api(int port, UnaryOperator<String> tokens) {
        this.base = "http://localhost:" + port;
        this.tokens = tokens;
    }

    String base() {
        return base;
    }

    private String token(String role) {
        return tokensByRole.computeIfAbsent(role, tokens);
    }

    HttpResponse<String> send(String method, String path, String role, Object body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(45));
        if (!role.isEmpty()) {
            request.header("Authorization", "Bearer " + token(role));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body instanceof String text && text.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(
                    method,
                    BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        }
        return exchange(request.build());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a browser without JavaScript sends from a page of the site. */
    HttpResponse<String> form(String path, String fields) {
        return exchange(HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(45))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", base)
                .POST(BodyPublishers.ofString(fields))
                .build());
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "", "");
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body().isBlank() ? JSON.nullNode() : json(response);
    }

    /** The page as a reader without JavaScript gets it. */
    Document page(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body(), base + path);
    }

    /** Writes and publishes. @return the article's id */
    String publish(String language, String title, String lead, String body, List<String> tags) {
        HttpResponse<String> draft = draft(language, title, lead, body, tags);
        String id = ok(draft).get("id").asString();
        ok(publish(id, etag(draft)));
        return id;
    }

    HttpResponse<String> publish(String id, String etag) {
        return send("PUT", "/api/v1/articles/" + id + "/publication", "editor", Map.of(), "If-Match", etag);
    }

    static String etag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    HttpResponse<String> draft(String language, String title, String lead, String body, List<String> tags) {
        return send(
                "POST",
                "/api/v1/articles",
                "editor",
                Map.of(
                        "language",
                        language,
                        "title",
                        title,
                        "lead",
                        lead,
                        "body",
                        body,
                        "tags",
                        tags,
                        "authors",
                        List.of("Nadia Ferrand")));
    }

    JsonNode article(String id, String language) {
        return ok(get("/api/v1/articles/" + id + "?lang=" + language));
    }

    HttpResponse<String> comment(String articleId, String name, String text, String captcha, String... headers) {
        return send(
                "POST",
                "/api/v1/articles/" + articleId + "/comments",
                "",
                Map.of(
                        "author",
                        Map.of("name", name, "email", "reader@example.org"),
                        "body",
                        text,
                        "language",
                        "en",
                        "captcha",
                        captcha),
                headers);
    }

    HttpResponse<String> decide(String commentId, String decision) {
        return send(
                "POST",
                "/api/v1/moderation/decisions",
                "moderator",
                Map.of("commentIds", List.of(commentId), "decision", decision));
    }

    List<String> bodiesOfApprovedComments(String articleId) {
        return ok(get("/api/v1/articles/" + articleId + "/comments?limit=100"))
                .get("items")
                .valueStream()
                .map(comment -> comment.get("body").asString())
                .toList();
    }

    /**
     * Fetches a challenge and finds its number, as a browser does.
     *
     * @return the base64 payload that goes into {@code captcha}
     */
    String solvedCaptcha() {
        return solve(ok(get("/api/v1/captcha")));
    }

    /** @param answer to the question for a challenge */
    static String solve(JsonNode answer) {
        assertThat(answer.get("provider").asString()).isEqualTo("altcha");
        JsonNode challenge = answer.get("challenge");
        String salt = challenge.get("salt").asString();
        String wanted = challenge.get("challenge").asString();
        long number = 0;
        while (!sha256(salt + number).equals(wanted)) {
            number++;
            assertThat(number).isLessThanOrEqualTo(challenge.get("maxnumber").asLong());
        }
        String payload = JSON.writeValueAsString(Map.of(
                "algorithm",
                challenge.get("algorithm").asString(),
                "challenge",
                wanted,
                "number",
                number,
                "salt",
                salt,
                "signature",
                challenge.get("signature").asString()));
        return Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
