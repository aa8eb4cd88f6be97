package org.kiosque.local.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as a client with tokens speaks it; each call ends after 20 seconds at the latest. */
final class Caller {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final Map<String, String> tokens;

    /** @param tokens by role */
    Caller(URI base, Map<String, String> tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /** The same person who asks another process. */
    Caller at(URI other) {
        return new Caller(other, tokens);
    }

    /** @param etag empty when there is none */
    record Answer(int status, String text, String etag) {

        boolean ok() {
            return status >= 200 && status < 300;
        }

        JsonNode json() throws IOException {
            try {
                return JSON.readTree(text);
            } catch (JacksonException e) {
                throw new IOException("no JSON: " + text, e);
            }
        }

        @Override
        public String toString() {
            return status + " " + text.substring(0, Math.min(200, text.length()));
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, null);
    }

    /** @param role whose token goes with it; null for readers */
    Answer send(String method, String path, @Nullable String role, @Nullable Object body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        if (role != null) {
            request.header("Authorization", "Bearer " + tokens.get(role));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("ETag").orElse(""));
    }
}
