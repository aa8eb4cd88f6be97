package org.kiosque.gateway.edge.trust;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.Filters;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets scripts on the pages of some other sites call {@code /api} and read the answers, by tokens, never by cookies. Whoever calls
 * from anywhere else gets the same answers, which browsers keep from those scripts; forms of pages are none of this, and stay with
 * {@link SameOrigin}.
 *
 * <p>A preflight is answered here. That costs as little as a file does, remembers nothing, and a browser asks again after
 * {@link #KNOWN_FOR} only, so that no rate is taken for it.
 */
@Component
@Order(Filters.CROSS_ORIGIN)
class CrossOrigin implements WebFilter {

    private static final String API = "/api/";

    /** No browser keeps it longer. */
    private static final Duration KNOWN_FOR = Duration.ofHours(2);

    private final Set<String> origins;
    private final CorsConfiguration allowed = new CorsConfiguration();
    private final CorsWebFilter cors = new CorsWebFilter(this::allowedTo);

    CrossOrigin(CorsProperties properties) {
        this.origins = Set.copyOf(properties.origins());
        allowed.setAllowedOrigins(properties.origins());
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Edit-Token",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Last-Event-ID",
                "traceparent",
                "tracestate"));
        allowed.setExposedHeaders(List.of(
                "Deprecation",
                "ETag",
                "Link",
                "Location",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After",
                "Sunset",
                "Trace-Id"));
        allowed.setMaxAge(KNOWN_FOR);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return origins.isEmpty() || !exchange.getRequest().getPath().value().startsWith(API)
                ? chain.filter(exchange)
                : cors.filter(exchange, chain);
    }

    /** Nothing for those who are not named: their preflights are allowed nothing, and their calls are answered as anybody's. */
    private @Nullable CorsConfiguration allowedTo(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        if (origin == null || origins.contains(origin)) {
            return allowed;
        }
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        return null;
    }
}
