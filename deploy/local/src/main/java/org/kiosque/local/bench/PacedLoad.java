package org.kiosque.local.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The same thing done at a fixed rate, whether or not what was begun before is done: each takes as long as from the moment at which it was
 * due, so that one that is slow is not forgiven those that had to wait for it.
 *
 * @param median of a single one
 * @param p95 of a single one
 * @param p99 of a single one
 * @param count how many were done
 */
record PacedLoad(Duration median, Duration p95, Duration p99, int count) {

    /** Under way at once: what is due while there are as many waits for one of them, and its time goes on. */
    private static final int MOST_AT_ONCE = 1_000;

    /** @throws IllegalStateException when any of them failed, since a figure with failures in it means nothing */
    static PacedLoad of(int perSecond, Duration time, Load.Action action) throws InterruptedException {
        int times = Math.toIntExact(perSecond * time.toSeconds());
        var nanos = new AtomicLongArray(times);
        var failed = new AtomicInteger();
        var free = new Semaphore(MOST_AT_ONCE);
        long begun = System.nanoTime();
        for (int number = 0; number < times; number++) {
            int at = number;
            long due = begun + at * 1_000_000_000L / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            free.acquire();
            Thread.ofVirtual().start(() -> {
                try {
                    action.run(at);
                } catch (Exception e) {
                    failed.incrementAndGet();
                } finally {
                    nanos.set(at, System.nanoTime() - due);
                    free.release();
                }
            });
        }
        free.acquire(MOST_AT_ONCE);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed.get() + " of " + times + " failed");
        }
        long[] sorted = new long[times];
        Arrays.setAll(sorted, nanos::get);
        Arrays.sort(sorted);
        return new PacedLoad(at(sorted, 50), at(sorted, 95), at(sorted, 99), times);
    }

    private static Duration at(long[] sorted, int percent) {
        return Duration.ofNanos(sorted[(int) Math.min(sorted.length - 1L, sorted.length * (long) percent / 100)]);
    }

    /** @return median, p95 and p99 in milliseconds, and how many, tab-separated */
    String line() {
        return String.format(
                Locale.ROOT,
                "%.2f\t%.2f\t%.2f\t%d",
                median.toNanos() / 1e6,
                p95.toNanos() / 1e6,
                p99.toNanos() / 1e6,
                count);
    }
}
