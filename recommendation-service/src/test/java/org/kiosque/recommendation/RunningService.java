package org.kiosque.recommendation;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestTokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service on real parts, started and stopped by a test, as often as it likes; registered as a static extension,
 * it is stopped after all tests of the class.
 */
public final class RunningService implements AutoCloseable, AfterAllCallback {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param properties {@code key=value}, beside a fresh database and a group of its own */
    public static RunningService start(String... properties) {
        var builder = new SpringApplicationBuilder(RecommendationServiceApplication.class, TestTokens.class)
                .initializers(new RealParts(), (ApplicationContextInitializer<ConfigurableApplicationContext>)
                        context -> TestPropertyValues.of("server.port=0", "kiosque.index.partition-check=1s")
                                .and(properties)
                                .applyTo(context));
        return new RunningService(builder.run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("local.server.port", path, headers);
    }

    /** @param body JSON, or empty for none */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    public HttpResponse<String> actuator(String path) {
        return send("local.management.port", path);
    }

    private HttpResponse<String> send(String portKey, String path, String... headers) {
        String port = context.getEnvironment().getRequiredProperty(portKey);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException("GET " + path, e);
        }
    }

    /** @return the recommended cards, which must have been answered with 200 */
    public List<JsonNode> related(String idOrSlug, String language, int limit) {
        var response = get("/api/v1/articles/" + idOrSlug + "/related?lang=" + language + "&limit=" + limit);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        var cards = new ArrayList<JsonNode>();
        JSON.readTree(response.body()).get("items").forEach(cards::add);
        return cards;
    }

    /** @return ids of those that are recommended for the reason given, in order */
    public List<String> related(String idOrSlug, String language, int limit, String why) {
        return related(idOrSlug, language, limit).stream()
                .filter(card -> card.get("why").asString().equals(why))
                .map(card -> card.get("id").asString())
                .toList();
    }

    public List<String> sameSubject(ArticleSnapshot article, String language) {
        return related(article.slug(), language, 20, "same-subject");
    }

    /** @return ids of what has these words, best first */
    public List<String> found(String words, String language) {
        var response = get(
                "/api/v1/search?limit=50&lang=" + language + "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body())
                .get("items")
                .valueStream()
                .map(card -> card.get("id").asString())
                .toList();
    }

    /** @return the article's card among the latest in that language */
    public JsonNode card(String articleId, String language) {
        return related(RandomId.next(), language, 20).stream()
                .filter(card -> card.get("id").asString().equals(articleId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no card of " + articleId));
    }

    public static List<String> ids(List<JsonNode> cards) {
        return cards.stream().map(card -> card.get("id").asString()).toList();
    }

    public static JsonNode json(String body) {
        return JSON.readTree(body);
    }

    @Override
    public void afterAll(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        context.close();
    }
}
