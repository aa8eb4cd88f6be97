package org.kiosque.gateway.edge.pages;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.Filters;
import org.kiosque.gateway.edge.pages.PageViews.Outcome;
import org.kiosque.gateway.edge.trust.SecurityHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
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
 * marked by {@code Age} and {@code Warning: 110}. One that is only about to pass it is rendered while they read it. See the
 * decision record 0018.
 */
@Component
@Order(Filters.PAGES)
class PageFilter implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger(PageFilter.class);

    private final boolean enabled;
    private final DeclaredPages declared;
    private final PageStore pages;
    private final Renderings renderings;
    private final SecurityHeaders security;
    private final SharedCaching shared;
    private final DirectAnswers direct;
    private final InstantSource clock;
    private final PageViews views;

    PageFilter(
            PageProperties properties,
            DeclaredPages declared,
            PageStore pages,
            Renderings renderings,
            SecurityHeaders security,
            SharedCaching shared,
            DirectAnswers direct,
            InstantSource clock,
            PageViews views) {
        this.enabled = properties.enabled();
        this.declared = declared;
        this.pages = pages;
        this.renderings = renderings;
        this.security = security;
        this.shared = shared;
        this.direct = direct;
        this.clock = clock;
        this.views = views;
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
        return known != null && !known.isDue(clock.instant())
                ? send(known, key, Outcome.HIT, request, exchange.getResponse())
                : renderings
                        .shared(key, exchange, chain)
                        .flatMap(page -> send(page, key, Outcome.MISS, request, exchange.getResponse()));
    }

    /**
     * Answers from memory before the request is even observed, which costs more than the answer itself.
     *
     * @param otherwise what renders pages
     * @return null when the page must be rendered, or is no page
     */
    @Nullable Mono<Void> fromMemory(ServerHttpRequest request, ServerHttpResponse response, HttpHandler otherwise) {
        PageKey key = enabled ? declared.keyOf(request) : null;
        KeptPage known = key == null ? null : pages.fresh(key);
        if (key == null || known == null) {
            return null;
        }
        if (known.isDue(clock.instant()) && renderings.isToBeBegun(key)) {
            refresh(request, otherwise);
        }
        Mono<Void> answered =
                known.isStale() || shared.isWired() ? null : direct.of(known.rendition(), request, response);
        if (answered != null) {
            views.count(key, Outcome.HIT);
            return answered;
        }
        security.putInto(response.getHeaders());
        return send(known, key, Outcome.HIT, request, response);
    }

    /** As if the reader had asked once more, and would not wait for the answer. */
    private static void refresh(ServerHttpRequest request, HttpHandler otherwise) {
        ServerHttpRequest again = request.mutate()
                .method(HttpMethod.GET)
                .headers(headers -> {
                    headers.remove(HttpHeaders.CONTENT_LENGTH);
                    headers.remove(HttpHeaders.TRANSFER_ENCODING);
                })
                .build();
        otherwise
                .handle(again, new CapturedResponse())
                .subscribe(null, failure -> log.debug("{} was not rendered anew", again.getPath(), failure));
    }

    /** @param outcome what to count it as, unless the page is stale */
    private Mono<Void> send(
            KeptPage page, PageKey key, Outcome outcome, ServerHttpRequest request, ServerHttpResponse response) {
        views.count(key, page.isStale() ? Outcome.STALE : outcome);
        if (page.isStale()) {
            HttpHeaders headers = response.getHeaders();
            headers.set(HttpHeaders.AGE, Long.toString(page.age(clock.instant()).toSeconds()));
            headers.set(HttpHeaders.WARNING, "110 - \"Response is Stale\"");
        }
        page.rendition().putHeadersInto(response.getHeaders());
        shared.tell(response.getHeaders(), page);
        return page.rendition().writeTo(request.getHeaders(), response);
    }
}
