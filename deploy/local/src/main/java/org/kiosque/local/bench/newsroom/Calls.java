package org.kiosque.local.bench.newsroom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's public interface, by which the models are made of which all else is a copy. */
final class Calls {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BOUNDARY = "bench-bench-bench-bench";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI site;

    Calls(URI site) {
        this.site = site;
    }

    /**
     * @param body null where there is nothing in it
     * @param etag empty where there is none
     */
    record Answer(JsonNode body, String etag) {

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    Answer get(String path, @Nullable String token) throws IOException, InterruptedException {
        return send(to(path, token, null).GET());
    }

    /** @param etag of what is changed; null where none is asked for */
    Answer send(String method, String path, @Nullable String token, @Nullable String etag, Object body)
            throws IOException, InterruptedException {
        return send(to(path, token, etag)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /** @param header besides, such as one that says who has written a comment */
    Answer sendAs(String method, String path, String header, String value, Object body)
            throws IOException, InterruptedException {
        return send(to(path, null, null)
                .header("Content-Type", "application/json")
                .header(header, value)
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    Answer upload(String path, String token, String fileName, byte[] file) throws IOException, InterruptedException {
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(BOUNDARY, fileName)
                        .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(file);
        form.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII));
        return send(to(path, token, null)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private HttpRequest.Builder to(String path, @Nullable String token, @Nullable String etag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path)).timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder made) throws IOException, InterruptedException {
        HttpRequest request = made.build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s answers %d: %s"
                    .formatted(request.method(), request.uri(), answer.statusCode(), answer.body()));
        }
        JsonNode body = JSON.readTree(answer.body().isBlank() || !answer.body().startsWith("{") ? "{}" : answer.body());
        return new Answer(body, answer.headers().firstValue("ETag").orElse(""));
    }
}
