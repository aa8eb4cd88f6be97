package org.kiosque.gateway.edge.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.news.News;
import org.kiosque.gateway.edge.news.NewsMark;
import org.kiosque.gateway.edge.news.Subject;
import org.kiosque.gateway.edge.news.SurrogateKeys;
import org.springframework.stereotype.Component;

/** Rendered pages in memory, bounded by their bytes; older ones stay for when nothing better is to be had. */
@Component
class PageStore {

    private final Duration staleIfError;
    private final Duration keepFor;
    private final News news;
    private final InstantSource clock;
    private final Cache<PageKey, KeptPage> pages;

    PageStore(PageProperties properties, News news, InstantSource clock, MeterRegistry meters) {
        this.staleIfError = properties.staleIfError();
        this.keepFor = properties.keepFor();
        this.news = news;
        this.clock = clock;
        this.pages = Caffeine.newBuilder()
                .executor(Runnable::run) // its upkeep is shorter than waking another thread for it
                .maximumWeight(properties.maxSize().toBytes())
                .<PageKey, KeptPage>weigher((_, page) -> page.rendition().sizeInBytes())
                .expireAfter(Expiry.<PageKey, KeptPage>writing(
                        (key, page) -> page.rendition().status().value() == 200
                                ? staleIfError
                                : key.page().freshFor()))
                .build();
        Gauge.builder("kiosque.pages.bytes", pages, PageStore::weight)
                .baseUnit("bytes")
                .description("memory held by rendered pages")
                .register(meters);
        Gauge.builder("kiosque.pages.kept", pages, Cache::estimatedSize)
                .description("pages in memory")
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
        return known != null
                        && known.isFresh(
                                clock.instant(), news.isCurrent(), key.page().freshFor())
                ? known
                : null;
    }

    /** The latest rendering, however old; null when there is none. */
    @Nullable KeptPage latest(PageKey key) {
        return pages.getIfPresent(key);
    }

    /** @param began when the rendering did: the page is as old as what it shows */
    KeptPage keep(PageKey key, Rendition rendition, Contents contents, NewsMark began) {
        int status = rendition.status().value();
        Subject[] shown = shown(key, contents);
        boolean forLong = status == 200 && contents.whole() && news.isSettled(began, shown);
        KeptPage page = KeptPage.rendered(key, rendition, shown, began, forLong ? keepFor : null);
        if (page.showsWhatWasWithdrawn()) {
            pages.invalidate(key);
            return page;
        }
        if (status == 200 || status == 404 || status == 410) {
            pages.put(key, page);
        }
        // A page that asks for something of the article may be missing while the article is there.
        if (status == 410 || (status == 404 && key.query().isEmpty())) {
            forgetOthersAbout(page.about(), key);
        }
        return page;
    }

    private Subject[] shown(PageKey key, Contents contents) {
        return Stream.concat(
                        Stream.concat(Stream.of(SurrogateKeys.SITE), Stream.ofNullable(key.about())),
                        contents.keys().stream())
                .distinct()
                .map(news::subject)
                .toArray(Subject[]::new);
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
        NewsMark now = news.mark(); // before looking: what is withdrawn from now on is found at the next look
        KeptPage last = pages.getIfPresent(key);
        if (last == null
                || last.rendition().status().value() != 200
                || last.age(now.at()).compareTo(staleIfError) >= 0) {
            return null;
        }
        if (last.showsWhatWasWithdrawn()) {
            pages.invalidate(key);
            return null;
        }
        Instant at = now.at();
        boolean onlyDue = last.isKeptByNews()
                && last.isFresh(at, news.isCurrent(), key.page().freshFor());
        KeptPage again = onlyDue ? last.dueLater(key, at) : last.triedInVain(key, now);
        pages.put(key, again);
        return again;
    }
}
