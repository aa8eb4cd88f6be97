package org.kiosque.common.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Lets the warnings of libraries that repeat themselves for as long as the broker is away through a few times a minute, each
 * kind of line for itself, and says how many were left out. Logback's own {@code DuplicateMessageFilter} would silence a
 * line for good after its first times, and that of each client anew. Bounded in memory.
 */
final class RepeatedLines extends TurboFilter {

    /** Kafka's clients say twice a second each that nobody answers; the framework says each time that topics cannot be made. */
    private static final List<String> FAMILIES =
            List.of("org.apache.kafka.clients.", "org.springframework.kafka.core.KafkaAdmin");

    static final int LINES_A_MINUTE = 3;
    private static final int MOST_KINDS = 200;

    /** Such as {@code [Consumer clientId=…, groupId=…]}: all clients of a process share a line's allowance. */
    private static final Pattern WHICH_CLIENT = Pattern.compile("^\\[[^\\]]*]\\s*");

    private final TimeMeter time;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    RepeatedLines(TimeMeter time) {
        this.time = time;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable failure) {
        if (level.levelInt < Level.WARN_INT // most calls end here
                || format == null // only asks whether the level is on
                || !repeats(logger.getName())
                || level.levelInt < logger.getEffectiveLevel().levelInt) {
            return FilterReply.NEUTRAL;
        }
        Kind kind = kind(logger.getName() + " " + WHICH_CLIENT.matcher(format).replaceFirst(""));
        if (!kind.allowance.tryConsume(1)) {
            kind.leftOut.incrementAndGet();
            return FilterReply.DENY;
        }
        long leftOut = kind.leftOut.getAndSet(0);
        if (leftOut > 0) {
            logger.getLoggerContext()
                    .getLogger(RepeatedLines.class)
                    .warn("Left out {} lines like the next one of {}", leftOut, logger.getName());
        }
        return FilterReply.NEUTRAL;
    }

    private static boolean repeats(String logger) {
        for (String family : FAMILIES) {
            if (logger.startsWith(family)) {
                return true;
            }
        }
        return false;
    }

    private Kind kind(String line) {
        String key = kinds.size() < MOST_KINDS || kinds.containsKey(line) ? line : "all others";
        return kinds.computeIfAbsent(key, _ -> new Kind(time));
    }

    private static final class Kind {

        private final Bucket allowance;
        private final AtomicLong leftOut = new AtomicLong();

        Kind(TimeMeter time) {
            this.allowance = Bucket.builder()
                    .withCustomTimePrecision(time)
                    .addLimit(
                            limit -> limit.capacity(LINES_A_MINUTE).refillGreedy(LINES_A_MINUTE, Duration.ofMinutes(1)))
                    .build();
        }
    }
}
