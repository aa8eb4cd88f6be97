package org.kiosque.recommendation.reads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What was counted in the hours of the last days, in memory: some 120 bytes for each article that was read or discussed, and 8
 * for each hour and language in which it was. Not safe for use by several threads.
 */
final class RecentCounts {

    private static final int HOURS_OF_A_DAY = 24;
    private static final int SECONDS_OF_AN_HOUR = 3_600;

    /** Hours since 1970 until 2089, places in {@link #languages}, and how often: 20, 20 and 24 bits of one number. */
    private static final int HOUR_SHIFT = 44;

    private static final int LANGUAGE_SHIFT = 24;
    private static final int LANGUAGE_MASK = (1 << (HOUR_SHIFT - LANGUAGE_SHIFT)) - 1;
    private static final int MOST_TIMES = (1 << LANGUAGE_SHIFT) - 1;

    private static final long[] NOTHING = {};

    /** The counts of a day stand together. */
    private final Map<String, long[]> byArticle = new HashMap<>();

    private final Map<String, Integer> places = new HashMap<>();

    /** By their places; at the first are comments. */
    private final List<@Nullable String> languages = new ArrayList<>();

    private Instant first = Instant.MIN;

    RecentCounts() {
        languages.add(null);
    }

    /** In the place of what was known of this article and day. */
    void put(Attention.Day day) {
        if (day.day().isBefore(first)) {
            return;
        }
        long midnight = hourOf(day.day());
        LongStream others = Arrays.stream(byArticle.getOrDefault(day.articleId(), NOTHING))
                .filter(count -> hourOf(count) < midnight || hourOf(count) >= midnight + HOURS_OF_A_DAY);
        keep(day.articleId(), LongStream.concat(others, countsOf(day)).toArray());
    }

    private void keep(String articleId, long[] counts) {
        if (counts.length == 0) {
            byArticle.remove(articleId);
        } else {
            byArticle.put(articleId, counts);
        }
    }

    private LongStream countsOf(Attention.Day day) {
        long midnight = hourOf(day.day());
        LongStream.Builder counts = LongStream.builder();
        day.commentsByHour().forEach((hour, times) -> add(counts, midnight + Integer.parseInt(hour), 0, times));
        day.readsByHour()
                .forEach((hour, byLanguage) -> byLanguage.forEach(
                        (language, times) -> add(counts, midnight + Integer.parseInt(hour), placeOf(language), times)));
        return counts.build();
    }

    private static void add(LongStream.Builder counts, long hour, int place, long times) {
        if (times > 0) {
            counts.add((hour << HOUR_SHIFT) | ((long) place << LANGUAGE_SHIFT) | Math.min(times, MOST_TIMES));
        }
    }

    private int placeOf(String language) {
        return places.computeIfAbsent(language, fresh -> {
            languages.add(fresh);
            return languages.size() - 1;
        });
    }

    /** @param day its beginning, UTC; what was counted before is forgotten, and not taken again */
    void forgetBefore(Instant day) {
        if (!day.isAfter(first)) {
            return;
        }
        first = day;
        long since = hourOf(day);
        for (Iterator<Map.Entry<String, long[]>> articles = byArticle.entrySet().iterator(); articles.hasNext(); ) {
            Map.Entry<String, long[]> article = articles.next();
            long[] kept = Arrays.stream(article.getValue())
                    .filter(count -> hourOf(count) >= since)
                    .toArray();
            if (kept.length == 0) {
                articles.remove();
            } else {
                article.setValue(kept);
            }
        }
    }

    /** @param since hours that began before are left out */
    void tell(Instant since, Attention.Listener listener) {
        for (Map.Entry<String, long[]> article : byArticle.entrySet()) {
            for (long count : article.getValue()) {
                Instant hour = Instant.ofEpochSecond(hourOf(count) * SECONDS_OF_AN_HOUR);
                if (!hour.isBefore(since)) {
                    int place = (int) (count >>> LANGUAGE_SHIFT) & LANGUAGE_MASK;
                    listener.counted(article.getKey(), hour, languages.get(place), count & MOST_TIMES);
                }
            }
        }
    }

    private static long hourOf(long count) {
        return count >>> HOUR_SHIFT;
    }

    private static long hourOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_OF_AN_HOUR);
    }
}
