package org.kiosque.gateway.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.edge.news.News;
import org.kiosque.gateway.edge.news.StandingNews;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

class SharedRenderingTest {

    private final PageProperties properties = new PageProperties(
            true,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofHours(24),
            Duration.ofSeconds(8),
            DataSize.ofMegabytes(1));
    private final InstantSource clock = () -> Instant.parse("2026-11-23T10:00:00Z");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final News news = StandingNews.none(clock, meters);
    private final Renderings renderings =
            new Renderings(new PageStore(properties, news, clock, meters), news, properties, clock, meters);

    @Test
    void itKnowsNothingOfTheReaderWhoStartedIt() {
        var seen = new AtomicReference<HttpHeaders>();
        var page = new PageDeclaration("/{language}/{slug}", Map.of(), _ -> null, Duration.ofSeconds(1));
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

        renderings
                .shared(new PageKey(page, "/en/the-station-abc", ""), MockServerWebExchange.from(request), exchange -> {
                    seen.set(exchange.getRequest().getHeaders());
                    return Mono.empty();
                })
                .block();

        assertThat(seen.get().headerNames())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder("host", "traceparent", "tracestate");
    }
}
