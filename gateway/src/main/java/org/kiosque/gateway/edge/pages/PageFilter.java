package org.kiosque.gateway.edge.pages;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.Filters;
import org.kiosque.gateway.edge.trust.SecurityHeaders;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers readers of pages from memory while the page is fresh.
 *
 * <p>A page past its freshness is rendered anew while its readers wait; if that fails, they get the last good one,
 * marked by {@code Age} and {@code Warning: 110}. See the decision record 0007.
 */
@Component
@Order(Filters.PAGES)
class PageFilter implements WebFilter {

    private final boolean enabled;
    private final DeclaredPages declared;
    private final PageStore pages;
    private final Renderings renderings;
    private final SecurityHeaders security;
    private final InstantSource clock;
    private final Counter hits;
    private final Counter misses;
    private final Counter stale;

    PageFilter(
            PageProperties properties,
            DeclaredPages declared,
            PageStore pages,
            Renderings renderings,
            SecurityHeaders security,
            InstantSource clock,
            MeterRegistry meters) {
        this.enabled = properties.enabled();
        this.declared = declared;
        this.pages = pages;
        this.renderings = renderings;
        this.security = security;
        this.clock = clock;
        this.hits = outcome(meters, "hit");
        this.misses = outcome(meters, "miss");
        this.stale = outcome(meters, "stale");
    }

    private static Counter outcome(MeterRegistry meters, String outcome) {
        return Counter.builder("kiosque.pages.requests")
                .tag("outcome", outcome)
                .description("page views by how they were answered")
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        PageKey key = declared.keyOf(request);
        if (key == null) {
            return chain.filter(exchange);
        }
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .ifPresent(observation -> observation.setPathPattern(key.page().address()));
        if (!enabled) {
            return renderings.alone(key, exchange, chain, null).flatMap(rendition -> rendition.writeTo(exchange));
        }
        KeptPage known = pages.fresh(key);
        return known != null
                ? send(known, hits, request, exchange.getResponse())
                : renderings
                        .shared(key, exchange, chain)
                        .flatMap(page -> send(page, misses, request, exchange.getResponse()));
    }

    /**
     * Answers from memory before the request is even observed, which costs more than the answer itself.
     *
     * @return null when the page must be rendered, or is no page
     */
    @Nullable Mono<Void> fromMemory(ServerHttpRequest request, ServerHttpResponse response) {
        PageKey key = enabled ? declared.keyOf(request) : null;
        KeptPage known = key == null ? null : pages.fresh(key);
        if (known == null) {
            return null;
        }
        security.putInto(response.getHeaders());
        return send(known, hits, request, response);
    }

    /** @param outcome what to count it as, unless the page is stale */
    private Mono<Void> send(KeptPage page, Counter outcome, ServerHttpRequest request, ServerHttpResponse response) {
        if (page.isStale()) {
            stale.increment();
            HttpHeaders headers = response.getHeaders();
            headers.set(HttpHeaders.AGE, Long.toString(page.age(clock.instant()).toSeconds()));
            headers.set(HttpHeaders.WARNING, "110 - \"Response is Stale\"");
        } else {
            outcome.increment();
        }
        return page.rendition().writeTo(request.getHeaders(), response);
    }
}
