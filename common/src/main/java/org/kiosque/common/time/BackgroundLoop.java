package org.kiosque.common.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is repeated on threads of its own, virtual ones as a rule, from the start of the service to its stop. A round
 * that fails is logged and followed by the next one. Stopping and starting again is possible; safe for use by several
 * threads.
 */
public final class BackgroundLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final int threads;
    private final Duration patience;
    private final Round round;
    private final Supplier<? extends Thread.Builder> kind;
    private volatile @Nullable Run run;

    /** What one thread does between two pauses. */
    @FunctionalInterface
    public interface Round {

        /** @return how long to pause before the next round, unless woken; null when this thread has no more to do */
        @Nullable Duration run();
    }

    /** One thread, whose last round is left to end by itself after a stop. */
    public BackgroundLoop(String name, Round round) {
        this(name, 1, Duration.ZERO, round);
    }

    /**
     * @param threads that work at the same time
     * @param patience how long a stop waits for the rounds that are under way before it interrupts them
     */
    public BackgroundLoop(String name, int threads, Duration patience, Round round) {
        this(name, threads, patience, round, Thread::ofVirtual);
    }

    private BackgroundLoop(
            String name, int threads, Duration patience, Round round, Supplier<? extends Thread.Builder> kind) {
        this.name = name;
        this.threads = threads;
        this.patience = patience;
        this.round = round;
        this.kind = kind;
    }

    /** One platform thread, for rounds that compute for long: virtual threads would have to wait for its processor. */
    public static BackgroundLoop computing(String name, Duration patience, Round round) {
        return new BackgroundLoop(
                name, 1, patience, round, () -> Thread.ofPlatform().daemon());
    }

    /** Ends one thread's pause, or its next one. Never blocks; harmless when none is running. */
    public void wake() {
        Run running = run;
        if (running != null && running.signals.availablePermits() < threads) {
            running.signals.release();
        }
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            // Known as running before it runs: its first look could tell it to stop otherwise.
            var starting = new Run();
            run = starting;
            starting.threads.forEach(Thread::start);
        }
    }

    /** Returns when all rounds have ended, or {@code patience} is over and they have been interrupted. */
    @Override
    public synchronized void stop() {
        Run stopping = run;
        run = null;
        if (stopping != null) {
            stopping.end();
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    /** From one start to the next stop. */
    private final class Run {

        private final Semaphore signals = new Semaphore(0);
        private final CountDownLatch ended = new CountDownLatch(BackgroundLoop.this.threads);
        private final List<Thread> threads = new ArrayList<>();

        Run() {
            for (int i = 0; i < BackgroundLoop.this.threads; i++) {
                threads.add(kind.get().name(name + "-", i).unstarted(this::repeat));
            }
        }

        private void repeat() {
            try {
                Duration pause = Duration.ZERO;
                while (pause != null && run == this) {
                    pause = once();
                    if (pause != null && run == this) {
                        var _ = signals.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                ended.countDown();
            }
        }

        private @Nullable Duration once() {
            try {
                return round.run();
            } catch (Throwable e) {
                log.atError().addKeyValue("loop", name).setCause(e).log("A round failed, and the next one follows");
                return PAUSE_AFTER_FAILURE;
            }
        }

        private void end() {
            signals.release(BackgroundLoop.this.threads);
            if (patience.isZero()) {
                return;
            }
            try {
                if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    threads.forEach(Thread::interrupt);
                    var _ = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                threads.forEach(Thread::interrupt);
                Thread.currentThread().interrupt();
            }
        }
    }
}
