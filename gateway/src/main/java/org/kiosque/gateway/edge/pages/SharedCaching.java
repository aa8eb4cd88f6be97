package org.kiosque.gateway.edge.pages;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.kiosque.gateway.edge.news.News;
import org.kiosque.gateway.edge.news.Subject;
import org.kiosque.gateway.edge.purge.PurgeHook;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Tells a content delivery network what a page is about, and for how long it may keep it: as long as we would, and only while
 * what it keeps can be taken back by the {@link PurgeHook}. Without one, whoever keeps a page has to ask each time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2.10">s-maxage</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5861">stale-while-revalidate and stale-if-error</a>
 */
@Component
class SharedCaching {

    /** More than a page has, so that no header gets too long for anybody; what has more is not for others to keep. */
    private static final int MOST_KEYS = 128;

    private final PurgeHook purges;
    private final News news;
    private final InstantSource clock;
    private final String whileRenewing;

    SharedCaching(PurgeHook purges, News news, PageProperties properties, InstantSource clock) {
        this.purges = purges;
        this.news = news;
        this.clock = clock;
        this.whileRenewing = ", stale-while-revalidate=%d, stale-if-error=%d"
                .formatted(
                        properties.freshFor().toSeconds(),
                        properties.staleIfError().toSeconds());
    }

    /** Whether anybody is told anything. */
    boolean isWired() {
        return purges.isWired();
    }

    void tell(HttpHeaders headers, KeptPage page) {
        if (!isWired()) {
            return;
        }
        Subject[] shown = page.shown();
        if (shown.length > MOST_KEYS) {
            return;
        }
        headers.set("Surrogate-Key", keys(shown, " "));
        headers.set("Cache-Tag", keys(shown, ","));
        Duration left = page.freshFor(clock.instant());
        if (page.isKeptByNews() && left.toSeconds() > 0 && news.isCurrent() && purges.isReliable()) {
            headers.setCacheControl("public, max-age=0, s-maxage=" + left.toSeconds() + whileRenewing);
        }
    }

    private static String keys(Subject[] shown, String between) {
        return Arrays.stream(shown).map(Subject::key).collect(Collectors.joining(between));
    }
}
