package org.kiosque.translation.engine.remote;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.remote.ProviderException.IndigestibleException;
import org.kiosque.translation.engine.remote.ProviderException.RestingException;
import org.kiosque.translation.engine.remote.ProviderException.SilentException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a provider's JSON API: each call in limited time, each answer of limited size, no redirects, nothing repeated. Statuses
 * mean what the providers' contracts have in common.
 */
public final class JsonApi {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** When a provider asks for patience and does not say how much. */
    private static final Duration SHORT_REST = Duration.ofSeconds(5);
    /** What only an operator can mend, or the next day. */
    private static final Duration LONG_REST = Duration.ofMinutes(10);

    /** Codes that blame the texts, of OpenAI and of servers like it. */
    private static final Set<String> OF_TEXTS =
            Set.of("context_length_exceeded", "content_filter", "content_policy_violation");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RestClient client;
    private final BadRequest badRequest;
    private final InstantSource clock;

    /** Whom the status 400 blames where the provider does not say. */
    public enum BadRequest {
        /** Other texts may pass. */
        IS_THE_TEXTS,
        /** No text will, until an operator has changed something. */
        IS_OURS
    }

    /** @param timeout for one call, the reading of its answer included */
    public JsonApi(
            String base, Duration timeout, Map<String, String> headers, BadRequest badRequest, InstantSource clock) {
        var http = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT.compareTo(timeout) < 0 ? CONNECT : timeout)
                .version(HttpClient.Version.HTTP_1_1) // plain HTTP servers need no upgrade
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        http.setReadTimeout(timeout);
        this.client = RestClient.builder()
                .requestFactory(http)
                .baseUrl(base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                .defaultHeaders(all -> headers.forEach(all::set))
                .build();
        this.badRequest = badRequest;
        this.clock = clock;
    }

    /** @throws ProviderException for every answer that is no JSON with a status of success */
    public JsonNode get(String path) {
        return call(HttpMethod.GET, path, null);
    }

    /** @throws ProviderException for every answer that is no JSON with a status of success */
    public JsonNode post(String path, Object body) {
        return call(HttpMethod.POST, path, JSON.writeValueAsString(body));
    }

    private JsonNode call(HttpMethod method, String path, @Nullable String body) {
        var request = client.method(method).uri(path).accept(MediaType.APPLICATION_JSON);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        try {
            return request.exchangeForRequiredValue((_, response) -> read(response));
        } catch (ResourceAccessException e) {
            throw new SilentException(
                    "no answer: " + e.getMostSpecificCause().getClass().getSimpleName());
        }
    }

    private JsonNode read(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        byte[] body = response.getBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new SilentException("an answer of more than " + MOST_BYTES + " bytes");
        }
        if (status == 200) {
            return parsed(body).orElseThrow(() -> new SilentException("an answer that is no JSON"));
        }
        throw failure(status, response.getHeaders(), parsed(body).orElse(JSON.nullNode()));
    }

    private static Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isContainer);
        } catch (JacksonException cut) {
            return Optional.empty();
        }
    }

    private ProviderException failure(int status, HttpHeaders headers, JsonNode body) {
        JsonNode error = body.path("error");
        String code = error.path("code").asString("");
        String message = "status " + status + (code.isEmpty() ? "" : " (" + code + ")");
        return switch (status) {
            case 400 ->
                badRequest == BadRequest.IS_THE_TEXTS || OF_TEXTS.contains(code)
                        ? new IndigestibleException(message, false)
                        : new RestingException(message, LONG_REST);
            case 413, 414, 422 -> new IndigestibleException(message, false);
            case 401, 403, 404, 405 -> new RestingException(message, LONG_REST);
            case 456 -> new RestingException(message + ": the quota is spent", LONG_REST);
            case 429, 503, 529 ->
                new RestingException(
                        message,
                        code.equals("insufficient_quota")
                                ? LONG_REST
                                : retryAfter(headers).orElse(SHORT_REST));
            default -> new SilentException(message);
        };
    }

    /** In seconds or as a date, as RFC 9110 has it; never longer than what only an operator can mend. */
    private Optional<Duration> retryAfter(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return Optional.empty();
        }
        Duration wanted;
        try {
            wanted = value.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : Duration.between(
                            clock.instant(),
                            Instant.from(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
        return wanted.isNegative()
                ? Optional.empty()
                : Optional.of(wanted.compareTo(LONG_REST) < 0 ? wanted : LONG_REST);
    }
}
