package org.kiosque.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

class SharedRenderingTest {

    private final PageCache pages = new PageCache(
            new PageProperties(
                    true, Duration.ofSeconds(1), Duration.ofHours(24), Duration.ofSeconds(8), DataSize.ofMegabytes(1)),
            new ReaderLanguages(SiteLanguages.of("en", "fr")),
            new SecurityHeaders(new EdgeProperties(
                    List.of(), DataSize.ofMegabytes(1), DataSize.ofMegabytes(12), Duration.ofSeconds(60), "altcha")),
            () -> Instant.parse("2026-11-23T10:00:00Z"),
            new SimpleMeterRegistry());

    @Test
    void itKnowsNothingOfTheReaderWhoStartedIt() {
        var seen = new AtomicReference<HttpHeaders>();
        var request = MockServerHttpRequest.get("http://kiosque.example/en/the-station-abc")
                .header("Host", "kiosque.example")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tracestate", "a=b")
                .header("Content-Length", "2000000")
                .header("Content-Type", "nonsense")
                .header("Accept", "application/json")
                .header("Accept-Language", "de")
                .header("Cookie", "who=me")
                .header("If-None-Match", "*")
                .header("Origin", "https://evil.example")
                .header("Transfer-Encoding", "chunked");

        pages.filter(MockServerWebExchange.from(request), exchange -> {
                    seen.set(exchange.getRequest().getHeaders());
                    return Mono.empty();
                })
                .block();

        assertThat(seen.get().headerNames())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder("host", "traceparent", "tracestate");
    }
}
