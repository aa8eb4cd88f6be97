package org.kiosque.translation.translating;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.Engines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes up translations that are due, by lease, so that replicas share the work and one that dies only delays it. Works
 * when nudged, and looks by itself every few seconds for what nobody announced. As long as no engine can translate a
 * pair, its translations simply stay due.
 */
@Component
@EnableConfigurationProperties({TranslatingProperties.class, SiteLanguages.class})
class TranslationWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TranslationWorker.class);

    private final Translations translations;
    private final TranslationRun run;
    private final Engines engines;
    private final TranslatingProperties properties;
    private final InstantSource clock;
    private final String owner = UUID.randomUUID().toString();
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable ExecutorService workers;
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
        nudges.release();
    }

    private void work(boolean watches) {
        boolean prepared = false;
        while (isRunning()) {
            try {
                if (watches && !prepared) {
                    translations.ensureIndexes();
                    prepared = true;
                }
                while (isRunning() && workOnce()) {
                    // as long as there is something due
                }
                if (watches) {
                    waiting = translations.waiting();
                }
            } catch (Exception e) {
                log.atWarn().log("Translations wait for the next look: {}", e.toString());
            }
            rest();
        }
    }

    /** @return false when nothing was due */
    boolean workOnce() {
        List<String> pairs =
                engines.available().keySet().stream().map(Translation::nameOf).toList();
        if (pairs.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        Optional<Translation> leased = translations.lease(pairs, owner, now, now.plus(properties.lease()));
        leased.ifPresent(this::translate);
        return leased.isPresent();
    }

    private void translate(Translation leased) {
        String[] trace = Optional.ofNullable(leased.traceparent()).orElse("").split("-", -1);
        try (var _ = MDC.putCloseable("traceId", trace.length == 4 ? trace[1] : null);
                var _ = MDC.putCloseable("spanId", trace.length == 4 ? trace[2] : null)) {
            run.over(leased);
        }
    }

    private void rest() {
        try {
            if (nudges.tryAcquire(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                nudges.drainPermits();
            }
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
            for (int i = 0; i < properties.workers(); i++) {
                boolean watches = i == 0;
                started.execute(() -> work(watches));
            }
        }
    }

    @Override
    public synchronized void stop() {
        ExecutorService stopping = workers;
        workers = null;
        if (stopping != null) {
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
