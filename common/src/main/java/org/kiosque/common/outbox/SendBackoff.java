package org.kiosque.common.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Documents whose events could not be sent and which are let alone for a while, longer each time: they would keep the
 * relay from others that can be served. Bounded: what finds no place here is tried again at every look. Safe for use by
 * several threads.
 */
final class SendBackoff {

    static final int MOST = 1_000;

    private static final Duration FIRST = Duration.ofMillis(500);
    /** For an event that fails by itself, such as one that is too large. */
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** While the broker is away, since all has to go on as soon as it is back. */
    private static final Duration LONGEST_FOR_THE_BROKER = Duration.ofSeconds(2);

    private final Map<String, Rest> rests = new ConcurrentHashMap<>();

    /** @param passes whether the failure passes by itself, when the broker is back */
    void failed(String id, boolean passes, Instant now) {
        Duration longest = passes ? LONGEST_FOR_THE_BROKER : LONGEST;
        rests.compute(id, (_, before) -> {
            if (before == null && rests.size() >= MOST) {
                return null;
            }
            Duration next = before == null ? FIRST : before.length().multipliedBy(2);
            Duration length = next.compareTo(longest) < 0 ? next : longest;
            return new Rest(length, now.plus(length));
        });
    }

    void succeeded(String id) {
        rests.remove(id);
    }

    /** @return who is to be let alone now */
    Set<String> at(Instant now) {
        // Long over and not tried again: another replica has sent its events, or it was deleted.
        rests.values()
                .removeIf(rest -> rest.until().plus(LONGEST.multipliedBy(2)).isBefore(now));
        return rests.entrySet().stream()
                .filter(rest -> rest.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param length of this rest; the next one is twice as long */
    private record Rest(Duration length, Instant until) {}
}
