package org.kiosque.common.time;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kiosque.common.failures.OverdueException;
import org.kiosque.common.failures.UnavailableException;

/**
 * Costly work on a fixed number of platform threads, each piece for a limited time, so that no amount of it takes the
 * carriers of the virtual threads away from everybody else. An error of one piece, such as a full stack or heap, ends that
 * piece and not the process. Safe for use by several threads.
 *
 * <p>A deadline interrupts the work, which must look at {@link Thread#interrupted()} now and then; what cannot must be
 * small enough from the start, since its thread does nothing else until it ends.
 */
public final class BoundedWork implements AutoCloseable {

    private final ThreadPoolExecutor threads;
    private final Duration deadline;

    /**
     * @param name of the threads
     * @param threads pieces that are worked on at the same time
     * @param waiting pieces that may wait for a thread; further ones are refused
     * @param deadline how long a piece may wait, and how long it may then work
     */
    public BoundedWork(String name, int threads, int waiting, Duration deadline) {
        this.deadline = deadline;
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    /**
     * Waits for the work to be done.
     *
     * @return what it made; what it threw is thrown
     * @throws UnavailableException when too much waits already, or it waited too long and was never begun
     * @throws OverdueException when it took too long; it has been interrupted
     */
    public <T> T call(Callable<T> work) {
        var piece = new Piece<>(work);
        try {
            threads.execute(piece);
        } catch (RejectedExecutionException full) {
            throw busy();
        }
        try {
            return piece.result(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The service is stopping.", e);
        } finally {
            piece.cancel(true); // harmless when it is done
            threads.remove(piece);
        }
    }

    /** @return pieces that wait for a thread */
    int waiting() {
        return threads.getQueue().size();
    }

    /** Interrupts what is worked on. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static UnavailableException busy() {
        return new UnavailableException("Too much is being worked on.", null);
    }

    /** Knows when its turn came. */
    private static final class Piece<T> extends FutureTask<T> {

        private volatile long begunAtNanos;
        private volatile boolean begun;

        Piece(Callable<T> work) {
            super(work);
        }

        @Override
        public void run() {
            begunAtNanos = System.nanoTime();
            begun = true;
            super.run();
        }

        private T result(Duration deadline) throws InterruptedException {
            long remainingNanos = deadline.toNanos();
            while (true) {
                try {
                    return get(remainingNanos, TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    if (!begun) {
                        throw busy();
                    }
                    remainingNanos = begunAtNanos + deadline.toNanos() - System.nanoTime();
                    if (remainingNanos <= 0) {
                        throw new OverdueException(deadline);
                    }
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    throw new IllegalStateException("The work failed", e.getCause());
                }
            }
        }
    }
}
