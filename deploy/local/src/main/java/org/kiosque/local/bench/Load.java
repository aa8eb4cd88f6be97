package org.kiosque.local.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The same thing done many times by many clients, each of which waits for its answer before it asks again.
 *
 * @param perSecond done in all, by the wall clock
 * @param median of a single one
 * @param p99 of a single one
 */
record Load(double perSecond, Duration median, Duration p99) {

    /** One thing to do; a failure ends the run, since a figure with failures in it means nothing. */
    @FunctionalInterface
    interface Action {
        void run(int number) throws Exception;
    }

    static Load of(int times, int clients, Action action) throws InterruptedException, ExecutionException {
        long[] nanos = new long[times];
        var next = new AtomicInteger();
        Callable<Void> client = () -> {
            for (int number = next.getAndIncrement(); number < times; number = next.getAndIncrement()) {
                long start = System.nanoTime();
                action.run(number);
                nanos[number] = System.nanoTime() - start;
            }
            return null;
        };
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(
                    IntStream.range(0, clients).mapToObj(_ -> client).toList())) {
                done.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        return new Load(
                times / seconds,
                Duration.ofNanos(nanos[times / 2]),
                Duration.ofNanos(nanos[(int) Math.min(times - 1L, times * 99L / 100)]));
    }

    /** @return requests per second, median and p99 in milliseconds, tab-separated */
    String line() {
        return String.format(Locale.ROOT, "%.0f\t%.2f\t%.2f", perSecond, median.toNanos() / 1e6, p99.toNanos() / 1e6);
    }
}
