package org.kiosque.translation.making;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.kiosque.common.time.BackgroundLoop;
import org.kiosque.common.tracing.TraceParent;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.translations.Job;
import org.kiosque.translation.translations.TranslationQueues;
import org.kiosque.translation.translations.Translations;
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
 * pair, its translations simply stay due, but for what people may have translated all of.
 */
@Component
@EnableConfigurationProperties(TranslatingProperties.class)
public class TranslationWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TranslationWorker.class);

    /** How long a stop waits for the sentences that engines have. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Translations translations;
    private final TranslationQueues queues;
    private final TranslationRun run;
    private final Engines engines;
    private final TranslatingProperties properties;
    private final InstantSource clock;
    private final Queue<Job> unfinished = new ConcurrentLinkedQueue<>();
    private final BackgroundLoop translators;
    /** Beside the translators, so that a backlog is seen while it lasts. */
    private final BackgroundLoop watch;

    private volatile long waiting;
    private volatile long oldestSeconds;

    TranslationWorker(
            Translations translations,
            TranslationQueues queues,
            TranslationRun run,
            Engines engines,
            TranslatingProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        this.translations = translations;
        this.queues = queues;
        this.run = run;
        this.engines = engines;
        this.properties = properties;
        this.clock = clock;
        this.translators = new BackgroundLoop("translator", properties.workers(), PATIENCE, this::work);
        this.watch = new BackgroundLoop("translations-watch", this::count);
        Gauge.builder("translation.jobs.waiting", this, worker -> worker.waiting)
                .description("translations that wait or are being made, as of the last look")
                .register(meters);
        Gauge.builder("translation.jobs.oldest.age", this, worker -> worker.oldestSeconds)
                .description("since when the translation has been wanted that waits for longest, as of the last look")
                .baseUnit("seconds")
                .register(meters);
    }

    /** There is something to do. Never blocks. */
    public void nudge() {
        translators.wake();
    }

    private Duration work() {
        try {
            giveBack();
            while (isRunning() && workOnce()) {
                // as long as there is something due
            }
        } catch (DataAccessException e) {
            log.atWarn().log("Translations wait for the next look: {}", e.toString());
        }
        return properties.pollInterval();
    }

    private Duration count() {
        try {
            waiting = translations.waiting();
            oldestSeconds = queues.waitingSince()
                    .map(since ->
                            Math.max(0, Duration.between(since, clock.instant()).toSeconds()))
                    .orElse(0L);
            queues.sortIn(); // also what a replica of an earlier version stores while it still runs
        } catch (RuntimeException e) {
            log.atWarn().log("Waiting translations are not counted: {}", e.toString());
        }
        return properties.pollInterval();
    }

    /** @return false when nothing was due */
    private boolean workOnce() {
        List<String> pairs = engines.namesOfPublishable(); // none: what people have translated may need no engine
        Optional<Job> job = translations.lease(pairs, properties.lease());
        if (job.isPresent() && !translate(job.get())) {
            unfinished.add(job.get());
            return false;
        }
        return job.isPresent();
    }

    private boolean translate(Job job) {
        String[] trace = Optional.ofNullable(job.traceparent()).orElse("").split("-", -1);
        try (var _ = MDC.putCloseable("traceId", trace.length == 4 ? trace[1] : null);
                var _ = MDC.putCloseable("spanId", trace.length == 4 ? trace[2] : null);
                var _ = TraceParent.resumed(job.traceparent())) { // what is told afterwards belongs to it, too
            return run.over(job);
        }
    }

    /** What could not be worked on since the store was down; should it still be, its lease runs out instead. */
    private void giveBack() {
        for (Job next = unfinished.peek(); next != null; next = unfinished.peek()) {
            translations.giveBack(next);
            unfinished.remove(next);
        }
    }

    @Override
    public void start() {
        translators.start();
        watch.start();
    }

    @Override
    public void stop() {
        watch.stop();
        translators.stop();
        try {
            giveBack();
        } catch (RuntimeException e) {
            log.atWarn().log("The lease of what was being translated has to run out: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return translators.isRunning();
    }
}
