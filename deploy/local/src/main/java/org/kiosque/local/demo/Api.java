package org.kiosque.local.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public HTTP interface of the platform or of one service, as a client with or without a token sees it. */
final class Api {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final JsonMapper json;
    private final URI base;
    private final URI tokens;
    private final String deskSecret;

    Api(HttpClient http, JsonMapper json, URI base, URI issuer, String deskSecret) {
        this.http = http;
        this.json = json;
        this.base = base;
        this.tokens = issuer.resolve("/oauth2/token");
        this.deskSecret = deskSecret;
    }

    /**
     * @param status of the answer, whichever it is
     * @param etag empty when there is none
     */
    record Answer(int status, String body, String etag) {
        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    String token(String role) throws IOException, InterruptedException {
        return tokenFor("scope=" + role);
    }

    /** @param account whose name is on what is done with the token */
    String token(String role, String account) throws IOException, InterruptedException {
        return tokenFor("scope=" + role + "&account=" + account);
    }

    private String tokenFor(String whom) throws IOException, InterruptedException {
        String basic =
                Base64.getEncoder().encodeToString(("deploy-token:" + deskSecret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(tokens)
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&" + whom))
                .build();
        return json.readTree(must(send(request), "a token (" + whom + ")"))
                .get("access_token")
                .asString();
    }

    /** @return whatever the answer is */
    Answer look(String path, @Nullable String token) throws IOException, InterruptedException {
        return send(to(path, token).GET().build());
    }

    JsonNode get(String path, @Nullable String token) throws IOException, InterruptedException {
        return json.readTree(must(send(to(path, token).GET().build()), path));
    }

    JsonNode call(String method, String path, String token, @Nullable Object body)
            throws IOException, InterruptedException {
        return json.readTree(must(attempt(method, path, token, Map.of(), body), path));
    }

    /** @return the tag that a change of what is at {@code path} has to name */
    String version(String path, String token) throws IOException, InterruptedException {
        return granted(send(to(path, token).GET().build()), path).etag();
    }

    JsonNode change(String method, String path, String token, String version, Object body)
            throws IOException, InterruptedException {
        return json.readTree(must(attempt(method, path, token, Map.of("If-Match", version), body), path));
    }

    Answer attempt(
            String method, String path, @Nullable String token, Map<String, String> headers, @Nullable Object body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = to(path, token).header("Content-Type", "application/json");
        headers.forEach(request::header);
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        return send(request.method(method, publisher).build());
    }

    JsonNode upload(String path, String token, String fileName, byte[] file, String alt)
            throws IOException, InterruptedException {
        String boundary = "kiosque-" + UUID.randomUUID();
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"alt\"\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\n%s\r\n"
                        .formatted(boundary, alt)
                        .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, fileName)
                        .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = to(path, token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
        return json.readTree(must(send(request), path));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder to(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("ETag").orElse(""));
    }

    private static String must(Answer answer, String what) throws IOException {
        return granted(answer, what).body();
    }

    private static Answer granted(Answer answer, String what) throws IOException {
        if (!answer.ok()) {
            throw new IOException("%s was answered with %d: %s".formatted(what, answer.status(), answer.body()));
        }
        return answer;
    }
}
