package org.kiosque.comment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.kiosque.common.testing.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the service over real HTTP: a reader, or a moderator with a token. */
public final class Reader {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public Reader(int port) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
    }

    public record Answer(int status, JsonNode json) {}

    public Answer posts(String article, String body) throws Exception {
        return posts(article, body, Solver.solved(get("/captcha").json()));
    }

    public Answer postsAs(String name, String article, String body) throws Exception {
        Map<String, Object> comment = Map.of(
                "author", Map.of("name", name, "email", "reader@example.org"),
                "body", body,
                "captcha", Solver.solved(get("/captcha").json()));
        return post("/articles/" + article + "/comments", comment);
    }

    /** @param headers name, value, name, value … */
    public Answer posts(String article, String body, String captcha, String... headers) throws Exception {
        Map<String, Object> comment = Map.of(
                "author", Map.of("name", "Ada Lovelace", "email", "ada@example.org"),
                "body", body,
                "captcha", captcha);
        return post("/articles/" + article + "/comments", comment, headers);
    }

    public JsonNode threads(String article) throws Exception {
        return get("/articles/" + article + "/comments").json().get("items");
    }

    public JsonNode decides(String decision, String... ids) throws Exception {
        return post(
                        "/moderation/decisions",
                        Map.of("commentIds", List.of(ids), "decision", decision, "reason", "said so"),
                        "Authorization",
                        "Bearer " + TestTokens.with("moderator"))
                .json()
                .get("results");
    }

    public JsonNode queue(String question) throws Exception {
        return get("/moderation/comments" + question, "Authorization", "Bearer " + TestTokens.with("moderator"))
                .json()
                .get("items");
    }

    public Answer get(String path, String... headers) throws Exception {
        return send(path, headers, HttpRequest.Builder::GET);
    }

    public Answer post(String path, Object body, String... headers) throws Exception {
        String json = JSON.writeValueAsString(body);
        return send(
                path,
                headers,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer patch(String path, Object body, String... headers) throws Exception {
        String json = JSON.writeValueAsString(body);
        return send(
                path,
                headers,
                request -> request.header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    /**
     * @param about nothing for the site, or a slash and an article's id
     * @return the status of the answer
     */
    public int rules(String about, String rules) throws IOException, InterruptedException {
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(base + "/moderation/rules" + about))
                .header("Authorization", "Bearer " + TestTokens.with("moderator"));
        String etag = http.send(asked.GET().build(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        return http.send(
                        asked.header("Content-Type", "application/json")
                                .header("If-Match", etag)
                                .PUT(HttpRequest.BodyPublishers.ofString(rules))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** @return the answer to a captcha, solved just now */
    public String solved() throws Exception {
        return Solver.solved(get("/captcha").json());
    }

    private Answer send(String path, String[] headers, UnaryOperator<HttpRequest.Builder> asked)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = asked.apply(HttpRequest.newBuilder(URI.create(base + path)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
