package org.kiosque.article.editing.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;

/**
 * When an article is to be seen, in milliseconds.
 *
 * @param at null for at once
 * @param until null for no end of its own
 */
public record PublicationTimes(
        @Nullable Instant at, @Nullable Instant until) {

    private static final int MOST_YEARS = 10;
    private static final Duration FURTHEST = Duration.ofDays(MOST_YEARS * 365L);

    /** @throws InvalidFieldException for what is no time, is over, too far ahead, or ends before it begins */
    public static PublicationTimes read(@Nullable String at, @Nullable String until, Instant now) {
        Instant begin = time("/at", at, now);
        Instant end = time("/until", until, now);
        if (begin != null && end != null && !end.isAfter(begin)) {
            throw new InvalidFieldException("/until", "is not after the time in at");
        }
        return new PublicationTimes(begin, end);
    }

    private static @Nullable Instant time(String field, @Nullable String given, Instant now) {
        if (given == null) {
            return null;
        }
        Instant time = parsed(field, given);
        if (!time.isAfter(now)) {
            throw new InvalidFieldException(field, "is not in the future");
        }
        if (time.isAfter(now.plus(FURTHEST))) {
            throw new InvalidFieldException(field, "is more than " + MOST_YEARS + " years ahead");
        }
        return Instant.ofEpochMilli(time.toEpochMilli()); // as the store keeps it
    }

    private static Instant parsed(String field, String given) {
        try {
            return OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidFieldException(field, "is not a time such as 2027-01-31T06:00:00Z");
        }
    }
}
