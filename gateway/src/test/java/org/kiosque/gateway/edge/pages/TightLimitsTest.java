package org.kiosque.gateway.edge.pages;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.springframework.test.context.TestPropertySource;

/** Limits that are reached long before the services' own. */
@TestPropertySource(
        properties = {
            "kiosque.pages.wait-for=500ms",
            "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=1",
            "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout=200"
        })
class TightLimitsTest extends Platform {

    @Test
    void whileTheArticleServiceIsSilentAPageThatWasSeenIsServedStale() {
        var good = read(article.englishPath());
        ARTICLES.stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withFixedDelay(20_000)));
        clock.pass(Duration.ofSeconds(5));

        var stale = read(article.englishPath());

        assertThat(stale.statusCode()).isEqualTo(200);
        assertThat(stale.body()).isEqualTo(good.body());
        assertThat(header(stale, "Warning")).startsWith("110");
    }

    @Test
    void whileTheArticleServiceIsSilentAPageThatNobodyHasSeenTimesOut() {
        ARTICLES.stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withFixedDelay(20_000)));

        var response = read(article.frenchPath());

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(header(response, "Content-Type")).startsWith("text/html");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aCallThatFindsNoFreeConnectionDoesNotWaitForEver() throws Exception {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(1_000)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> read("/api/v1/tags").statusCode());
            var second = threads.submit(() -> read("/api/v1/tags").statusCode());

            assertThat(Stream.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 504);
        }
    }
}
