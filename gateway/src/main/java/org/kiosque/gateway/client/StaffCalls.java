package org.kiosque.gateway.client;

import feign.Client;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.Target;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls in the name of who is signed in, whose token goes along: services decide. They go the way of all page calls, over the
 * same instances, and are counted with them. None is repeated: a form can be sent again by who sees what became of it. Answers
 * are read up to 8 MB. All throw {@link ServiceException.UnavailableException} while a service is down, slow or broken.
 */
@Component
public class StaffCalls {

    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;
    private static final Request.Options PATIENCE =
            new Request.Options(500, TimeUnit.MILLISECONDS, 10, TimeUnit.SECONDS, false);

    /** Whom to ask. */
    public enum Service {
        ARTICLES("article-service"),
        COMMENTS("comment-service"),
        RECOMMENDATIONS("recommendation-service"),
        TRANSLATIONS("translation-service");

        private final String id;

        Service(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    private final Client calls;
    private final JsonMapper json;
    private final Map<Service, RequestTemplate> templates = new EnumMap<>(Service.class);

    StaffCalls(Client calls, JsonMapper mapper) {
        this.calls = calls;
        this.json = mapper.rebuild()
                .disable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        for (Service service : Service.values()) {
            templates.put(
                    service,
                    new RequestTemplate()
                            .feignTarget(new Target.HardCodedTarget<>(
                                    StaffCalls.class, service.id, "http://" + service.id)));
        }
    }

    /** @param path with its query, encoded */
    public <T> StaffAnswer<T> get(String token, Service service, String path, Class<T> type) {
        return call(Request.HttpMethod.GET, service, path, headers(token, null), null, type);
    }

    /**
     * @param body written as JSON; null for none
     * @param ifMatch the {@code ETag} of what is changed; null where none is asked for
     */
    public <T> StaffAnswer<T> post(
            String token,
            Service service,
            String path,
            @Nullable Object body,
            @Nullable String ifMatch,
            Class<T> type) {
        return send(Request.HttpMethod.POST, token, service, path, body, ifMatch, type);
    }

    /**
     * As {@link #post}.
     *
     * @param key with which repeating it creates nothing twice; empty for none
     */
    public <T> StaffAnswer<T> create(
            String token,
            Service service,
            String path,
            Object body,
            @Nullable String ifMatch,
            String key,
            Class<T> type) {
        var headers = keyed(headers(token, ifMatch), key);
        headers.put(HttpHeaders.CONTENT_TYPE, List.of("application/json"));
        return call(Request.HttpMethod.POST, service, path, headers, json.writeValueAsBytes(body), type);
    }

    /** As {@link #post}. */
    public <T> StaffAnswer<T> put(
            String token,
            Service service,
            String path,
            @Nullable Object body,
            @Nullable String ifMatch,
            Class<T> type) {
        return send(Request.HttpMethod.PUT, token, service, path, body, ifMatch, type);
    }

    /** As {@link #post}. */
    public <T> StaffAnswer<T> delete(
            String token,
            Service service,
            String path,
            @Nullable Object body,
            @Nullable String ifMatch,
            Class<T> type) {
        return send(Request.HttpMethod.DELETE, token, service, path, body, ifMatch, type);
    }

    /**
     * @param contentType of a body that is no JSON, such as a form with files
     * @param key as at {@link #create}
     */
    public <T> StaffAnswer<T> postAs(
            String token, Service service, String path, String contentType, byte[] body, String key, Class<T> type) {
        var headers = keyed(headers(token, null), key);
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(contentType));
        return call(Request.HttpMethod.POST, service, path, headers, body, type);
    }

    private <T> StaffAnswer<T> send(
            Request.HttpMethod method,
            String token,
            Service service,
            String path,
            @Nullable Object body,
            @Nullable String ifMatch,
            Class<T> type) {
        var headers = headers(token, ifMatch);
        if (body != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, List.of("application/json"));
        }
        return call(method, service, path, headers, body == null ? null : json.writeValueAsBytes(body), type);
    }

    private static Map<String, Collection<String>> headers(String token, @Nullable String ifMatch) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.AUTHORIZATION, List.of("Bearer " + token));
        headers.put(HttpHeaders.ACCEPT, List.of("application/json, application/problem+json"));
        if (ifMatch != null) {
            headers.put(HttpHeaders.IF_MATCH, List.of(ifMatch));
        }
        return headers;
    }

    private static Map<String, Collection<String>> keyed(Map<String, Collection<String>> headers, String key) {
        if (!key.isEmpty()) {
            headers.put("Idempotency-Key", List.of(key));
        }
        return headers;
    }

    private <T> StaffAnswer<T> call(
            Request.HttpMethod method,
            Service service,
            String path,
            Map<String, Collection<String>> headers,
            byte @Nullable [] body,
            Class<T> type) {
        RequestTemplate template = templates.get(service);
        Request request = Request.create(method, "http://" + service.id + path, headers, body, null, template);
        try (Response response = calls.execute(request, PATIENCE)) {
            int status = response.status();
            if (status >= 500) {
                throw new ServiceException.UnavailableException(service.id + " answers with " + status, null);
            }
            byte[] answer = bytes(response);
            return status < 400
                    ? new StaffAnswer.Done<>(json.readValue(answer.length == 0 ? EMPTY : answer, type), etag(response))
                    : new StaffAnswer.Refused<>(status, problem(answer));
        } catch (IOException | JacksonException failed) {
            throw new ServiceException.UnavailableException(service.id + ": " + failed, failed);
        }
    }

    private static final byte[] EMPTY = {'{', '}'};

    private static byte[] bytes(Response response) throws IOException {
        if (response.body() == null) {
            return new byte[0];
        }
        try (var in = response.body().asInputStream()) {
            byte[] bytes = in.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
                throw new IOException("more than " + LARGEST_ANSWER + " bytes");
            }
            return bytes;
        }
    }

    private StaffProblem problem(byte[] answer) {
        try {
            return answer.length == 0 ? StaffProblem.UNSPOKEN : json.readValue(answer, StaffProblem.class);
        } catch (JacksonException unreadable) {
            return StaffProblem.UNSPOKEN;
        }
    }

    private static @Nullable String etag(Response response) {
        return response.headers().getOrDefault("ETag", List.of()).stream()
                .findFirst()
                .orElse(null);
    }

    /** What an answer says that has nothing to say. */
    public record Nothing() {}
}
