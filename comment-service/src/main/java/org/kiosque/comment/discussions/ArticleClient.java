package org.kiosque.comment.discussions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.DiscussionException.UncertainException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks article-service about an article of which no event has come yet. Safe for use by several threads. */
@Component
class ArticleClient {

    private static final Logger log = LoggerFactory.getLogger(ArticleClient.class);
    private static final Duration CONNECTS_WITHIN = Duration.ofMillis(500);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);

    /** Whoever makes up ids must not keep article-service busy by way of us. */
    private static final int QUESTIONS_AT_ONCE = 16;

    private final ServiceAddresses addresses;
    private final JsonMapper json;
    private final RestClient http;
    private final Semaphore questions = new Semaphore(QUESTIONS_AT_ONCE);

    ArticleClient(ServiceAddresses addresses, JsonMapper json, ObservationRegistry observations) {
        this.addresses = addresses;
        this.json = json;
        var connections = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECTS_WITHIN).build());
        connections.setReadTimeout(ANSWERS_WITHIN);
        this.http = RestClient.builder()
                .requestFactory(connections)
                .observationRegistry(observations)
                .build();
    }

    /** What article-service says of an id. */
    sealed interface Finding {

        /**
         * @param policy as in the events; null when it is not told
         * @param publishedAt null likewise
         */
        record Published(
                String id,
                String language,
                String title,
                @Nullable String policy,
                @Nullable Instant publishedAt) implements Finding {}

        record Withdrawn() implements Finding {}

        record Unknown() implements Finding {}
    }

    /**
     * @param idOrSlug an article's id, or the last part of its address, here or where it was before
     * @throws UncertainException when no replica of article-service answers in time
     */
    Finding find(String idOrSlug) {
        if (!questions.tryAcquire()) {
            throw new UncertainException();
        }
        try {
            for (URI address : addresses.of("article-service")) {
                try {
                    return http.get()
                            .uri(address + "/api/v1/articles/{id}", idOrSlug)
                            .exchange((_, response) -> read(response));
                } catch (RestClientException | JacksonException e) {
                    log.warn("article-service at {} does not tell of an article: {}", address, e.toString());
                }
            }
            throw new UncertainException();
        } finally {
            questions.release();
        }
    }

    private Finding read(ClientHttpResponse response) throws IOException {
        return switch (response.getStatusCode().value()) {
            case 200 -> {
                var article = json.readValue(response.getBody(), Article.class);
                if (article == null || article.original() == null || article.comments() == null) {
                    throw new RestClientException("no whole article");
                }
                yield new Finding.Published(
                        article.id(),
                        article.original().language(),
                        article.original().title(),
                        article.comments().policy(),
                        article.publishedAt());
            }
            case 404 -> new Finding.Unknown();
            case 410 -> new Finding.Withdrawn();
            default -> throw new RestClientException("status " + response.getStatusCode());
        };
    }

    /** What is needed of {@code GET /api/v1/articles/{id}}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Article(
            String id,
            @Nullable Original original,
            @Nullable Comments comments,
            @Nullable Instant publishedAt) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        private record Original(String language, String title) {}

        @JsonIgnoreProperties(ignoreUnknown = true)
        private record Comments(@Nullable String policy) {}
    }
}
