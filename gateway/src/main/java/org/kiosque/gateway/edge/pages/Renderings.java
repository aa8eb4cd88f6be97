package org.kiosque.gateway.edge.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.news.News;
import org.kiosque.gateway.edge.news.NewsMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Renders each page at most once at a time, however many ask for it. */
@Component
class Renderings {

    private static final Logger log = LoggerFactory.getLogger(Renderings.class);

    /** All that a rendering knows of the reader who started it, since it is shared with others. */
    private static final List<String> PASSED_ON = List.of(HttpHeaders.HOST, "traceparent", "tracestate");

    private final PageStore pages;
    private final News news;
    private final Duration waitFor;
    private final InstantSource clock;
    private final Counter unknown;
    private final Counter toldOf;
    private final Counter aged;
    private final ConcurrentMap<PageKey, Mono<KeptPage>> underWay = new ConcurrentHashMap<>();

    /** A reader who asks too often is refused a rendering, too, and must not try one with each page from memory. */
    private final Cache<PageKey, PageKey> lately = Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfterWrite(Duration.ofSeconds(1))
            .maximumSize(10_000)
            .build();

    Renderings(PageStore pages, News news, PageProperties properties, InstantSource clock, MeterRegistry meters) {
        this.pages = pages;
        this.news = news;
        this.waitFor = properties.waitFor();
        this.clock = clock;
        this.unknown = because(meters, "unknown");
        this.toldOf = because(meters, "news");
        this.aged = because(meters, "age");
    }

    private static Counter because(MeterRegistry meters, String reason) {
        return Counter.builder("kiosque.pages.renderings")
                .tag("because", reason)
                .description("pages rendered to be kept")
                .register(meters);
    }

    /** Whether whoever asks is to have it rendered anew, since nobody has tried to in the last second. */
    boolean isToBeBegun(PageKey key) {
        return !underWay.containsKey(key) && lately.asMap().putIfAbsent(key, key) == null;
    }

    /**
     * Joins the rendering that is under way, or starts it. A reader who leaves does not stop it for the others.
     *
     * @return the new page; the last good one when it fails or takes too long, an error when there is none
     */
    Mono<KeptPage> shared(PageKey key, ServerWebExchange exchange, WebFilterChain chain) {
        Mono<KeptPage> shared = underWay.computeIfAbsent(
                key,
                _ -> Mono.defer(() -> now(key, exchange, chain))
                        // Before the readers get it: who comes next must not join a rendering that is over.
                        .doOnNext(_ -> underWay.remove(key))
                        .doOnError(_ -> underWay.remove(key))
                        .cache());
        return shared.timeout(
                waitFor, Mono.defer(() -> lastGood(key, new TimeoutException("still rendering " + key.path()))));
    }

    private Mono<KeptPage> now(PageKey key, ServerWebExchange exchange, WebFilterChain chain) {
        KeptPage meanwhile = pages.fresh(key);
        if (meanwhile != null && !meanwhile.isDue(clock.instant())) {
            return Mono.just(meanwhile);
        }
        KeptPage latest = pages.latest(key);
        count(latest);
        NewsMark began = news.mark();
        return alone(key, exchange, chain, latest == null ? null : latest.rendition())
                .map(rendition -> kept(key, rendition, Contents.of(exchange), began))
                .onErrorResume(failure -> lastGood(key, failure));
    }

    private void count(@Nullable KeptPage latest) {
        if (latest == null) {
            unknown.increment();
        } else if (latest.isOfYesterday()) {
            toldOf.increment();
        } else {
            aged.increment();
        }
    }

    private KeptPage kept(PageKey key, Rendition rendition, Contents contents, NewsMark began) {
        if (rendition.status().is5xxServerError() || (rendition.status().value() == 200 && !contents.whole())) {
            news.unsettle();
        }
        if (rendition.status().is5xxServerError()) {
            KeptPage last = pages.lastGood(key);
            if (last != null) {
                log.warn("{} cannot be rendered ({}): serving it stale", key.path(), rendition.status());
                return last;
            }
        }
        return pages.keep(key, rendition, contents, began);
    }

    private Mono<KeptPage> lastGood(PageKey key, Throwable failure) {
        news.unsettle();
        KeptPage last = pages.lastGood(key);
        if (last == null) {
            return Mono.error(failure);
        }
        log.warn("{} cannot be rendered: serving it stale", key.path(), failure);
        return Mono.just(last);
    }

    /**
     * Renders for this reader alone, and keeps nothing.
     *
     * @param before what it is to replace
     */
    Mono<Rendition> alone(PageKey key, ServerWebExchange exchange, WebFilterChain chain, @Nullable Rendition before) {
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
        return chain.filter(rendered)
                .then(Mono.fromSupplier(() -> captured.rendition(CompressedParts.of(exchange), before)));
    }
}
