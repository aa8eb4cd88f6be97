package org.kiosque.translation.translating;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.LanguagePair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes up translations that are due, by lease, so that replicas share the work and one that dies only delays it. Works
 * when nudged, and looks by itself every few seconds for what nobody announced. As long as no engine can translate a
 * pair, its translations simply stay due.
 */
@Component
@EnableConfigurationProperties(TranslatingProperties.class)
class TranslationWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TranslationWorker.class);

    private final Translations translations;
    private final TranslationRun run;
    private final Engines engines;
    private final TranslatingProperties properties;
    private final InstantSource clock;
    private final Semaphore nudges = new Semaphore(0);
    private final Queue<Translation> unfinished = new ConcurrentLinkedQueue<>();
    private volatile @Nullable ExecutorService workers;
    private CountDownLatch stop = new CountDownLatch(1);
    private volatile long waiting;

    TranslationWorker(
            Translations translations,
            TranslationRun run,
            Engines engines,
            TranslatingProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        this.translations = translations;
        this.run = run;
        this.engines = engines;
        this.properties = properties;
        this.clock = clock;
        Gauge.builder("translation.jobs.waiting", this, worker -> worker.waiting)
                .description("translations that wait or are being made, as of the last look")
                .register(meters);
    }

    /** There is something to do. Never blocks. */
    void nudge() {
        if (nudges.availablePermits() < properties.workers()) {
            nudges.release();
        }
    }

    private void work() {
        while (isRunning()) {
            try {
                giveBack();
                while (isRunning() && workOnce()) {
                    // as long as there is something due
                }
            } catch (DataAccessException e) {
                log.atWarn().log("Translations wait for the next look: {}", e.toString());
            } catch (Throwable e) {
                log.atError().setCause(e).log("A worker stumbled and goes on");
            }
            rest();
        }
        Thread.interrupted(); // nothing is to keep us from this last step
        try {
            giveBack();
        } catch (RuntimeException e) {
            log.atWarn().log("The lease of what was being translated has to run out: {}", e.toString());
        }
    }

    /** Beside the workers, so that a backlog is seen while it lasts. */
    private void watch(CountDownLatch stopping) {
        boolean stopped = false;
        while (!stopped) {
            try {
                waiting = translations.waiting();
            } catch (RuntimeException e) {
                log.atWarn().log("Waiting translations are not counted: {}", e.toString());
            }
            try {
                stopped = stopping.await(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                stopped = true;
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @return false when nothing was due */
    private boolean workOnce() {
        List<String> pairs =
                engines.publishable().stream().map(LanguagePair::name).toList();
        if (pairs.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Optional<Translation> leased = translations.lease(pairs, now, now.plus(properties.lease()));
        if (leased.isPresent() && !translate(leased.get())) {
            unfinished.add(leased.get());
            return false;
        }
        return leased.isPresent();
    }

    private boolean translate(Translation leased) {
        String[] trace = Optional.ofNullable(leased.traceparent()).orElse("").split("-", -1);
        try (var _ = MDC.putCloseable("traceId", trace.length == 4 ? trace[1] : null);
                var _ = MDC.putCloseable("spanId", trace.length == 4 ? trace[2] : null)) {
            return run.over(leased);
        }
    }

    /** What could not be worked on since the store was down; should it still be, its lease runs out instead. */
    private void giveBack() {
        for (Translation next = unfinished.peek(); next != null; next = unfinished.peek()) {
            translations.giveBack(next, clock.instant());
            unfinished.remove(next);
        }
    }

    private void rest() {
        try {
            var _ = nudges.tryAcquire(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        if (workers == null) {
            ExecutorService started = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("translator-", 0).factory());
            workers = started;
            CountDownLatch stopping = new CountDownLatch(1);
            stop = stopping;
            started.execute(() -> watch(stopping));
            for (int i = 0; i < properties.workers(); i++) {
                started.execute(this::work);
            }
        }
    }

    @Override
    public synchronized void stop() {
        ExecutorService stopping = workers;
        workers = null;
        if (stopping != null) {
            stop.countDown();
            nudges.release(properties.workers());
            stopping.shutdown();
            try {
                if (!stopping.awaitTermination(5, TimeUnit.SECONDS)) {
                    stopping.shutdownNow(); // the lease runs out, another goes on
                    stopping.awaitTermination(2, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                stopping.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }
}
