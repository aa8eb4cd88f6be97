package org.kiosque.common.answers;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's reading of an answer. Whoever asks the same meanwhile waits for its end: it began before they asked, so they may have
 * what is kept of it only. Where nothing is, one of them reads in the next turn, which all of the others may have as it is.
 */
final class Turn {

    /** For all turns of others together. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Answer answer;
    private @Nullable Turn next;

    /** @return whether the caller is the first who wants to, and reads */
    boolean begins() {
        return begun.compareAndSet(false, true);
    }

    /** @param read what everybody who asked before this turn began may have; null when there is no such thing */
    void ends(@Nullable Answer read) {
        answer = read;
        ended.countDown();
    }

    /** @return whether it has ended within {@link #LONGEST_WAIT} since then, by {@link System#nanoTime()} */
    boolean isAwaited(long since) {
        try {
            return ended.await(since + LONGEST_WAIT.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return what was read, once it has ended */
    @Nullable Answer answer() {
        return answer;
    }

    /** @return of those who waited for this one, the same for all of them; it must not begin before this one has ended */
    synchronized Turn next() {
        Turn following = next;
        if (following == null) {
            following = new Turn();
            next = following;
        }
        return following;
    }
}
