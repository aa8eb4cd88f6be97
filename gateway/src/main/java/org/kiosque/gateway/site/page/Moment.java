package org.kiosque.gateway.site.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as a page tells it.
 *
 * @param machine RFC 3339
 * @param text in the reader's language
 */
public record Moment(String machine, String text) {

    public static @Nullable Moment day(@Nullable Instant instant, Texts text) {
        return instant == null ? null : new Moment(machine(instant), text.day(instant));
    }

    public static @Nullable Moment minute(@Nullable Instant instant, Texts text) {
        return instant == null ? null : new Moment(machine(instant), text.minute(instant));
    }

    /** What is of today to the minute, else the day. */
    public static @Nullable Moment news(@Nullable Instant instant, Texts text) {
        return instant != null && text.dayOf(instant).equals(text.today()) ? minute(instant, text) : day(instant, text);
    }

    /** To the minute, with the zone in which it is told. */
    public static @Nullable Moment zoned(@Nullable Instant instant, Texts text) {
        return instant == null ? null : new Moment(machine(instant), text.zoned(instant));
    }

    private static String machine(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
