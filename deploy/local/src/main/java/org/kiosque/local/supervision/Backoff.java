package org.kiosque.local.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** When to restart a part that ended by itself: soon, then later and later, and not after a fifth end within a minute. */
final class Backoff {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ENDS_TO_GIVE_UP = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final Deque<Instant> ends = new ArrayDeque<>();

    /** What to do about an end. */
    sealed interface Next {}

    /** Start it again after the pause. */
    record Again(Duration pause) implements Next {}

    /** It ended so many times within a minute: leave it. */
    record GiveUp(int times) implements Next {}

    synchronized Next after(Instant end) {
        ends.addLast(end);
        while (ends.getFirst().isBefore(end.minus(WINDOW))) {
            ends.removeFirst();
        }
        if (ends.size() >= ENDS_TO_GIVE_UP) {
            return new GiveUp(ends.size());
        }
        return new Again(FIRST_PAUSE.multipliedBy(1L << (ends.size() - 1)));
    }
}
