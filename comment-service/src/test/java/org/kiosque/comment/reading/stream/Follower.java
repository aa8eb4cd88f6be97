package org.kiosque.comment.reading.stream;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader's browser that follows a discussion, as the standard says that it is read. */
final class Follower implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> answer;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile @Nullable String last;
    private volatile boolean ended;
    private volatile @Nullable IOException broken;

    record Told(String event, JsonNode data, @Nullable String id) {}

    Follower(int port, String article, @Nullable String last) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/articles/" + article + "/comments/stream"))
                .header("Accept", "text/event-stream");
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        this.last = last;
        answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            Thread.ofVirtual().start(this::read);
        }
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private void read() {
        try (var text = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String event = "message";
            var data = new StringBuilder();
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                lines.add(line);
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        told.add(new Told(event, JSON.readTree(data.toString()), last));
                    }
                    event = "message";
                    data.setLength(0);
                } else if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring("data: ".length()));
                } else if (line.startsWith("id: ")) {
                    last = line.substring("id: ".length());
                }
            }
        } catch (IOException e) {
            broken = e;
        }
        ended = true;
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Nullable String last() {
        return last;
    }

    @Nullable IOException broken() {
        return broken;
    }

    /** @return the first such event, for which it waits */
    Told hears(String event, Predicate<JsonNode> which) {
        await().atMost(SOON).until(() -> told.stream().anyMatch(one -> is(one, event, which)));
        return told.stream().filter(one -> is(one, event, which)).findFirst().orElseThrow();
    }

    private static boolean is(Told one, String event, Predicate<JsonNode> which) {
        return one.event().equals(event) && which.test(one.data());
    }

    Told hears(String event, String commentId) {
        return hears(event, data -> commentId.equals(data.path("id").asString("")));
    }

    void awaitEnd() {
        await().atMost(SOON).until(() -> ended);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
