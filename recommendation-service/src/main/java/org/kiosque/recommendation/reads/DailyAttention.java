package org.kiosque.recommendation.reads;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** How much all articles together were read and discussed on each of the last days. */
@Component
record DailyAttention(Attention attention, InstantSource clock) {

    private static final int DAYS = (int) Attention.LONGEST_WINDOW.toDays();

    /**
     * @param day of UTC
     * @param comments that readers can see
     */
    record OfDay(LocalDate day, long reads, long comments) {}

    /** @return the oldest first, with today */
    List<OfDay> days() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Instant first = today.minusDays(DAYS - 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        long[] reads = new long[DAYS];
        long[] comments = new long[DAYS];
        attention.tell(first, (_, hour, language, times) -> {
            int day = (int) ChronoUnit.DAYS.between(first, hour);
            if (day < DAYS) { // else another server's clock is at tomorrow
                (language == null ? comments : reads)[day] += times;
            }
        });
        return IntStream.range(0, DAYS)
                .mapToObj(day -> new OfDay(today.minusDays(DAYS - 1 - day), reads[day], comments[day]))
                .toList();
    }
}
