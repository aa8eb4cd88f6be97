package org.kiosque.gateway.edge.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rendered pages in memory, bounded by their bytes; older ones stay for when nothing better is to be had. */
@Component
class PageStore {

    private final Duration staleIfError;
    private final InstantSource clock;
    private final Cache<PageKey, KeptPage> pages;

    PageStore(PageProperties properties, InstantSource clock, MeterRegistry meters) {
        this.staleIfError = properties.staleIfError();
        this.clock = clock;
        this.pages = Caffeine.newBuilder()
                .executor(Runnable::run) // its upkeep is shorter than waking another thread for it
                .maximumWeight(properties.maxSize().toBytes())
                .<PageKey, KeptPage>weigher((_, page) -> (int) page.rendition().sizeInBytes())
                .expireAfter(Expiry.<PageKey, KeptPage>writing(
                        (key, page) -> page.rendition().status().value() == 200
                                ? staleIfError
                                : key.page().freshFor()))
                .build();
        Gauge.builder("kiosque.pages.bytes", pages, PageStore::weight)
                .baseUnit("bytes")
                .description("memory held by rendered pages")
                .register(meters);
    }

    private static double weight(Cache<?, ?> pages) {
        return pages.policy()
                .eviction()
                .map(eviction -> (double) eviction.weightedSize().orElse(0))
                .orElse(0.0);
    }

    /** Null when the page must be rendered. */
    @Nullable KeptPage fresh(PageKey key) {
        KeptPage known = pages.getIfPresent(key);
        return known != null && known.isFresh(clock.instant()) ? known : null;
    }

    /** The latest rendering, however old; null when there is none. */
    @Nullable Rendition latest(PageKey key) {
        KeptPage known = pages.getIfPresent(key);
        return known == null ? null : known.rendition();
    }

    /** @param asked when the rendering began: the page is as old as what it shows */
    KeptPage keep(PageKey key, Rendition rendition, Instant asked) {
        KeptPage page = KeptPage.rendered(key, rendition, asked);
        int status = rendition.status().value();
        if (status == 200 || status == 404 || status == 410) {
            pages.put(key, page);
        }
        // A page that asks for something of the article may be missing while the article is there.
        if (status == 410 || (status == 404 && key.query().isEmpty())) {
            forgetOthersAbout(page.about(), key);
        }
        return page;
    }

    /** What was withdrawn must not come back in another language, or under another address, once a service is down. */
    private void forgetOthersAbout(@Nullable String gone, PageKey key) {
        if (gone != null) {
            pages.asMap()
                    .entrySet()
                    .removeIf(other -> gone.equals(other.getValue().about()) && !key.equals(other.getKey()));
        }
    }

    /**
     * The last good page, to be served for a while now that it cannot be rendered. Looked up anew, since what it is about
     * may have been withdrawn while it was being rendered.
     */
    @Nullable KeptPage lastGood(PageKey key) {
        Instant now = clock.instant();
        KeptPage last = pages.getIfPresent(key);
        if (last == null
                || last.rendition().status().value() != 200
                || last.age(now).compareTo(staleIfError) >= 0) {
            return null;
        }
        KeptPage again = last.triedInVain(key, now);
        pages.put(key, again);
        return again;
    }
}
