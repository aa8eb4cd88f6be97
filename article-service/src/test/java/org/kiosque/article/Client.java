package org.kiosque.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as any client does. */
@Component
@Lazy
public class Client {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;

    public Client(@Value("${local.server.port}") int port) {
        this.port = port;
    }

    /** The body of a draft of some French words. */
    public static Map<String, Object> draft(String title) {
        var draft = new LinkedHashMap<String, Object>();
        draft.put("language", "fr");
        draft.put("title", title);
        draft.put("lead", "Après dix ans d’absence, la ligne rouvre.");
        draft.put("body", "Un *soir* de novembre.\n\n## Le quai\n\nIl pleut.");
        draft.put("tags", List.of("Transports"));
        draft.put("authors", List.of("Nadia Ferrand"));
        return draft;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** What readers get of an article. */
    public Answer read(String id, String language) {
        return get("/api/v1/articles/" + id + "?lang=" + language);
    }

    /** What an editor gets of an article. */
    public Answer desk(Answer article) {
        return edit("GET", "/api/v1/desk/articles/" + article.id(), null);
    }

    /** As an editor, unless the headers say otherwise. */
    public Answer edit(String method, String path, Object body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + TestTokens.with("editor");
        return send(method, path, body, all);
    }

    /** @return a published article */
    public Answer published(String title) {
        return publish(created(title));
    }

    /** @param article as it was last answered; its tag is the version that is published */
    public Answer publish(Answer article) {
        return edit("PUT", "/api/v1/articles/" + article.id() + "/publication", null, "If-Match", article.etag());
    }

    public Answer created(String title) {
        return edit("POST", "/api/v1/articles", draft(title));
    }

    public Answer send(String method, String path, Object body, String... headers) {
        var publisher = switch (body) {
            case null -> BodyPublishers.noBody();
            case BodyPublisher own -> own;
            case String text -> BodyPublishers.ofString(text);
            default -> BodyPublishers.ofString(JSON.writeValueAsString(body));
        };
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, publisher);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body != null && Arrays.stream(headers).noneMatch("Content-Type"::equals)) {
            request.header("Content-Type", "application/json");
        }
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text(String pointer) {
            return json().at(pointer).asString();
        }

        public String id() {
            return text("/id");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String etag() {
            return header("ETag");
        }

        public String location() {
            return header("Location");
        }

        /** @return the last part of the problem's type */
        public String problem() {
            if (!header("Content-Type").startsWith("application/problem+json")) {
                return "no problem but " + status() + " " + header("Content-Type");
            }
            return text("/type").replace("urn:kiosque:problem:", "");
        }

        /** @return the field that the problem names first */
        public String field() {
            return text("/errors/0/pointer");
        }
    }
}
