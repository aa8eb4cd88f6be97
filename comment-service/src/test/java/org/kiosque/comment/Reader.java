package org.kiosque.comment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kiosque.common.testing.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the service over real HTTP: a reader, or a moderator with a token. */
public final class Reader {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Reader(int port) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
    }

    public record Answer(int status, JsonNode json) {}

    public Answer posts(String article, String body) throws Exception {
        return posts(article, body, Solver.solved(get("/captcha").json()), null);
    }

    public Answer posts(String article, String body, String captcha, String parentId) throws Exception {
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put("author", Map.of("name", "Ada Lovelace", "email", "ada@example.org"));
        comment.put("body", body);
        comment.put("captcha", captcha);
        comment.put("parentId", parentId);
        return post("/articles/" + article + "/comments", comment, null);
    }

    public JsonNode threads(String article) throws Exception {
        return get("/articles/" + article + "/comments").json().get("items");
    }

    public JsonNode decides(String decision, String... ids) throws Exception {
        return post(
                        "/moderation/decisions",
                        Map.of("commentIds", List.of(ids), "decision", decision, "reason", "said so"),
                        TestTokens.with("moderator"))
                .json()
                .get("results");
    }

    public JsonNode queue(String question) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + "/moderation/comments" + question))
                        .header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .json()
                .get("items");
    }

    public Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    /** As the gateway passes it on for a reader at that address. */
    public String postsFrom(String forwardedFor, String article, String body) throws Exception {
        Map<String, Object> comment = Map.of(
                "author", Map.of("name", "Ada", "email", "ada@example.org"),
                "body", body,
                "captcha", Solver.solved(get("/captcha").json()));
        var request = request("/articles/" + article + "/comments", comment).header("X-Forwarded-For", forwardedFor);
        return send(request).json().get("id").asString();
    }

    private Answer post(String path, Object body, String token) throws Exception {
        var request = request(path, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path, Object body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
