package org.kiosque.recommendation.reads;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much all articles together were read and discussed on each of the last days; added up once in ten seconds at most. */
@Component
class DailyAttention {

    private static final int DAYS = (int) Attention.LONGEST_WINDOW.toDays();

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Attention attention;
    private final InstantSource clock;
    private @Nullable Told latest;

    DailyAttention(Attention attention, InstantSource clock) {
        this.attention = attention;
        this.clock = clock;
    }

    /**
     * @param day of UTC
     * @param comments that readers can see
     */
    record OfDay(LocalDate day, long reads, long comments) {

        OfDay with(Attention.Hour hour) {
            long more =
                    hour.reads().values().stream().mapToLong(Long::longValue).sum();
            return new OfDay(day, reads + more, comments + hour.comments());
        }
    }

    private record Told(Instant at, List<OfDay> days) {}

    /** @return the oldest first, with today */
    synchronized List<OfDay> days() {
        Instant now = clock.instant();
        if (latest == null || now.isAfter(latest.at().plus(KEPT))) {
            latest = new Told(now, added(LocalDate.ofInstant(now, ZoneOffset.UTC)));
        }
        return latest.days();
    }

    private List<OfDay> added(LocalDate today) {
        LocalDate first = today.minusDays(DAYS - 1);
        SortedMap<LocalDate, OfDay> days = new TreeMap<>();
        first.datesUntil(today.plusDays(1)).forEach(day -> days.put(day, new OfDay(day, 0, 0)));
        attention.forEach(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                hour -> days.computeIfPresent(
                        LocalDate.ofInstant(hour.hour(), ZoneOffset.UTC), (_, sum) -> sum.with(hour)));
        return List.copyOf(days.values());
    }
}
