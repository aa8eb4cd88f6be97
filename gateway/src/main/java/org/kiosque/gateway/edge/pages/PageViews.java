package org.kiosque.gateway.edge.pages;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Counts views of each declared page by how they were answered. All counters are there from the start, and found by the declaration
 * itself: a page from memory costs a look and an increment.
 */
@Component
class PageViews {

    enum Outcome {
        HIT,
        MISS,
        STALE
    }

    private record Counters(Counter hits, Counter misses, Counter stale) {}

    private final IdentityHashMap<PageDeclaration, Counters> byPage = new IdentityHashMap<>();

    PageViews(List<PageDeclaration> declarations, MeterRegistry meters) {
        for (PageDeclaration page : declarations) {
            if (page.kept()) {
                byPage.put(
                        page,
                        new Counters(
                                counter(page, Outcome.HIT, meters),
                                counter(page, Outcome.MISS, meters),
                                counter(page, Outcome.STALE, meters)));
            }
        }
    }

    private static Counter counter(PageDeclaration page, Outcome outcome, MeterRegistry meters) {
        return Counter.builder("kiosque.pages.requests")
                .tag("page", page.address())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .description("page views by how they were answered")
                .register(meters);
    }

    void count(PageKey key, Outcome outcome) {
        Counters counters = Objects.requireNonNull(byPage.get(key.page()));
        switch (outcome) {
            case HIT -> counters.hits().increment();
            case MISS -> counters.misses().increment();
            case STALE -> counters.stale().increment();
        }
    }
}
