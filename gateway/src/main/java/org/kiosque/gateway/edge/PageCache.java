package org.kiosque.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers readers of pages from memory while the page is fresh, and renders each page at most once at a time however
 * many ask for it.
 *
 * <p>A page past its freshness is rendered anew while its readers wait; if that fails, they get the last good one,
 * marked by {@code Age} and {@code Warning: 110}. See the decision record 0007.
 */
@Component
@Order(Filters.PAGES)
class PageCache implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger(PageCache.class);

    /** All that a rendering knows of the reader who started it, since it is shared with others. */
    private static final List<String> PASSED_ON = List.of(HttpHeaders.HOST, "traceparent", "tracestate");

    private final PageProperties properties;
    private final ReaderLanguages languages;
    private final SecurityHeaders security;
    private final InstantSource clock;
    private final Cache<PageKey, Entry> pages;
    private final ConcurrentMap<PageKey, Mono<Entry>> rendering = new ConcurrentHashMap<>();
    private final Counter hits;
    private final Counter misses;
    private final Counter stale;

    PageCache(
            PageProperties properties,
            ReaderLanguages languages,
            SecurityHeaders security,
            InstantSource clock,
            MeterRegistry meters) {
        this.security = security;
        this.properties = properties;
        this.languages = languages;
        this.clock = clock;
        this.pages = Caffeine.newBuilder()
                .executor(Runnable::run) // its upkeep is shorter than waking another thread for it
                .maximumWeight(properties.maxSize().toBytes())
                .<PageKey, Entry>weigher((_, entry) -> (int) entry.rendition().sizeInBytes())
                .expireAfter(Expiry.<PageKey, Entry>writing((_, entry) ->
                        entry.rendition().status().value() == 200 ? properties.staleIfError() : properties.freshFor()))
                .build();
        this.hits = outcome(meters, "hit");
        this.misses = outcome(meters, "miss");
        this.stale = outcome(meters, "stale");
        Gauge.builder("kiosque.pages.bytes", pages, PageCache::weight)
                .baseUnit("bytes")
                .description("memory held by rendered pages")
                .register(meters);
    }

    private static Counter outcome(MeterRegistry meters, String outcome) {
        return Counter.builder("kiosque.pages.requests")
                .tag("outcome", outcome)
                .description("page views by how they were answered")
                .register(meters);
    }

    private static double weight(Cache<?, ?> pages) {
        return pages.policy()
                .eviction()
                .map(eviction -> (double) eviction.weightedSize().orElse(0))
                .orElse(0.0);
    }

    /**
     * @param renderedAt when the bytes were known to be right
     * @param checkedAt when we last tried; later than {@code renderedAt} after a failed try
     */
    private record Entry(Rendition rendition, Instant renderedAt, Instant checkedAt) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PageKey key = PageKey.of(exchange.getRequest(), languages);
        if (key == null) {
            return chain.filter(exchange);
        }
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .ifPresent(observation -> observation.setPathPattern(
                        key.path().indexOf('/', 1) < 0 ? "/{language}" : "/{language}/{slug}"));
        if (!properties.enabled()) {
            return render(key, exchange, chain, null).flatMap(rendition -> rendition.writeTo(exchange));
        }
        Entry known = pages.getIfPresent(key);
        if (known != null && isFresh(known)) {
            return hit(known, exchange.getRequest(), exchange.getResponse());
        }
        return renderedOnce(key, known, exchange, chain).flatMap(entry -> {
            (entry.renderedAt().equals(entry.checkedAt()) ? misses : stale).increment();
            return send(entry, exchange.getRequest(), exchange.getResponse());
        });
    }

    /**
     * Answers from memory before the request is even observed, which costs more than the answer itself.
     *
     * @return null when the page must be rendered, or is no page
     */
    @Nullable Mono<Void> fromMemory(ServerHttpRequest request, ServerHttpResponse response) {
        if (!properties.enabled()) {
            return null;
        }
        PageKey key = PageKey.of(request, languages);
        Entry known = key == null ? null : pages.getIfPresent(key);
        if (known == null || !isFresh(known)) {
            return null;
        }
        security.putInto(response.getHeaders());
        return hit(known, request, response);
    }

    private Mono<Void> hit(Entry known, ServerHttpRequest request, ServerHttpResponse response) {
        (known.renderedAt().equals(known.checkedAt()) ? hits : stale).increment();
        return send(known, request, response);
    }

    private boolean isFresh(Entry entry) {
        return isWithin(properties.freshFor(), entry.checkedAt(), clock.instant());
    }

    private Mono<Void> send(Entry entry, ServerHttpRequest request, ServerHttpResponse response) {
        if (!entry.renderedAt().equals(entry.checkedAt())) {
            HttpHeaders headers = response.getHeaders();
            headers.set(
                    HttpHeaders.AGE,
                    Long.toString(Duration.between(entry.renderedAt(), clock.instant())
                            .toSeconds()));
            headers.set(HttpHeaders.WARNING, "110 - \"Response is Stale\"");
        }
        return entry.rendition().writeTo(request.getHeaders(), response);
    }

    /** Joins the rendering that is under way, or starts it. A reader who leaves does not stop it for the others. */
    private Mono<Entry> renderedOnce(
            PageKey key, @Nullable Entry before, ServerWebExchange exchange, WebFilterChain chain) {
        Mono<Entry> shared = rendering.computeIfAbsent(
                key,
                _ -> Mono.defer(() -> renderedNow(key, before, exchange, chain))
                        // Before the readers get it: who comes next must not join a rendering that is over.
                        .doOnNext(_ -> rendering.remove(key))
                        .doOnError(_ -> rendering.remove(key))
                        .cache());
        return shared.timeout(
                properties.waitFor(),
                Mono.defer(() -> lastGood(key, new TimeoutException("still rendering " + key.path()))));
    }

    private Mono<Entry> renderedNow(
            PageKey key, @Nullable Entry before, ServerWebExchange exchange, WebFilterChain chain) {
        Entry meanwhile = pages.getIfPresent(key);
        if (meanwhile != null && isFresh(meanwhile)) {
            return Mono.just(meanwhile);
        }
        Instant asked = clock.instant(); // the page is as old as what it shows
        return render(key, exchange, chain, before == null ? null : before.rendition())
                .map(rendition -> kept(key, rendition, asked))
                .onErrorResume(failure -> lastGood(key, failure));
    }

    private Entry kept(PageKey key, Rendition rendition, Instant asked) {
        HttpStatusCode status = rendition.status();
        if (status.is5xxServerError()) {
            Entry last = servable(key);
            if (last != null) {
                log.warn("{} cannot be rendered ({}): serving it stale", key.path(), status);
                return keptStale(key, last);
            }
        }
        Entry entry = new Entry(rendition, asked, asked);
        if (status.value() == 200 || status.value() == 404 || status.value() == 410) {
            pages.put(key, entry);
        }
        // A page that asks for something of the article may be missing while the article is there.
        if (status.value() == 410 || (status.value() == 404 && key.query().isEmpty())) {
            forgetOthersOf(key);
        }
        return entry;
    }

    /** What was withdrawn must not come back in another language, or under another address, once a service is down. */
    private void forgetOthersOf(PageKey gone) {
        String article = gone.article();
        if (article != null) {
            pages.asMap().keySet().removeIf(other -> !other.equals(gone) && article.equals(other.article()));
        }
    }

    private Mono<Entry> lastGood(PageKey key, Throwable failure) {
        Entry last = servable(key);
        if (last == null) {
            return Mono.error(failure);
        }
        log.warn("{} cannot be rendered: serving it stale", key.path(), failure);
        return Mono.just(keptStale(key, last));
    }

    /** Looked up anew, since the article may have been withdrawn while this page was being rendered. */
    private @Nullable Entry servable(PageKey key) {
        Entry last = pages.getIfPresent(key);
        return last != null
                        && last.rendition().status().value() == 200
                        && isWithin(properties.staleIfError(), last.renderedAt(), clock.instant())
                ? last
                : null;
    }

    /** Tries again no sooner than a fresh page would, so that a service that is down is not hammered. */
    private Entry keptStale(PageKey key, Entry last) {
        Entry entry = new Entry(last.rendition(), last.renderedAt(), clock.instant());
        pages.put(key, entry);
        return entry;
    }

    private static boolean isWithin(Duration span, Instant from, Instant now) {
        return Duration.between(from, now).compareTo(span) < 0;
    }

    private Mono<Rendition> render(
            PageKey key, ServerWebExchange exchange, WebFilterChain chain, @Nullable Rendition before) {
        CapturedResponse captured = new CapturedResponse();
        HttpHeaders asked = exchange.getRequest().getHeaders();
        URI address = URI.create(key.query().isEmpty() ? key.path() : key.path() + "?" + key.query());
        ServerWebExchange rendered = exchange.mutate()
                .request(exchange.getRequest()
                        .mutate()
                        .method(HttpMethod.GET)
                        .uri(exchange.getRequest().getURI().resolve(address))
                        .headers(headers -> {
                            headers.clear();
                            for (String name : PASSED_ON) {
                                List<String> values = asked.get(name);
                                if (values != null) {
                                    headers.put(name, values);
                                }
                            }
                        })
                        .build())
                .response(captured)
                .build();
        return chain.filter(rendered).then(Mono.fromSupplier(() -> captured.rendition(before)));
    }
}
