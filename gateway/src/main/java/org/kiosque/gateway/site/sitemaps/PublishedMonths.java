package org.kiosque.gateway.site.sitemaps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.stereotype.Component;

/** What was published when: as many questions as it takes, each about at most 100 articles. */
@Component
record PublishedMonths(ArticleClient articles, SiteProperties site, InstantSource clock) {

    /** Fifty years. */
    private static final int MOST_MONTHS = 600;

    /** Of one language in one month, a tenth of what a site map can hold; the newest of them. */
    static final int MOST_ARTICLES = 5_000;

    /** As search engines take it. */
    static final int MOST_NEWS = 1_000;

    private static final Duration NEWS = Duration.ofDays(2);

    private static final int AT_ONCE = 100;

    /** Those included that are not translated. */
    private static final int MOST_SEEN = 3 * MOST_ARTICLES;

    /** @return those in which something was published that can be read now, newest first */
    List<YearMonth> months(Language language) {
        List<YearMonth> months = new ArrayList<>();
        Instant before = null;
        while (months.size() < MOST_MONTHS) {
            List<Card> latest = articles.between(null, text(before), language.tag(), 1, null)
                    .items();
            if (latest.isEmpty() || latest.getFirst().publishedAt() == null) {
                break;
            }
            YearMonth month = YearMonth.from(latest.getFirst().publishedAt().atZone(site.timeZone()));
            if (!months.isEmpty() && !month.isBefore(months.getLast())) {
                break; // a service that does not know what was asked
            }
            months.add(month);
            before = beginning(month);
        }
        return months;
    }

    /** @return what can be read in that language and is no gist, newest first */
    List<Card> in(YearMonth month, Language language) {
        return all(beginning(month), beginning(month.plusMonths(1)), language, MOST_ARTICLES);
    }

    /** @return the same of the last two days */
    List<Card> news(Language language) {
        return all(clock.instant().minus(NEWS), null, language, MOST_NEWS);
    }

    private List<Card> all(Instant from, @Nullable Instant to, Language language, int atMost) {
        List<Card> all = new ArrayList<>();
        int seen = 0;
        String cursor = null;
        do {
            CardList part = articles.between(text(from), text(to), language.tag(), AT_ONCE, cursor);
            part.items().stream()
                    .filter(card -> card.language().equals(language.tag()) && !card.isGist())
                    .forEach(all::add);
            seen += part.items().size();
            cursor = part.nextCursor();
        } while (cursor != null && all.size() < atMost && seen < MOST_SEEN);
        return all.size() > atMost ? all.subList(0, atMost) : all;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private Instant beginning(YearMonth month) {
        return month.atDay(1).atStartOfDay(site.timeZone()).toInstant();
    }
}
