package org.kiosque.translation.making;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.kiosque.translation.translations.Job;
import org.kiosque.translation.translations.Translations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Keeps translations ours while we work on them, however long an engine takes for one answer. */
@Component
class LeaseKeeper {

    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);

    private final Translations translations;
    private final Duration lease;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lease-keeper").factory());

    LeaseKeeper(Translations translations, TranslatingProperties properties) {
        this.translations = translations;
        this.lease = properties.lease();
    }

    /** Renews the lease every third of its length until this is closed or the lease is lost. */
    Held keep(Job job) {
        return new Held(job);
    }

    final class Held implements AutoCloseable {

        private final Job job;
        private final ScheduledFuture<?> beat;
        private volatile boolean lost;

        private Held(Job job) {
            this.job = job;
            long third = Math.max(1, lease.toMillis() / 3);
            this.beat = beats.scheduleWithFixedDelay(this::beat, third, third, TimeUnit.MILLISECONDS);
        }

        private void beat() {
            try {
                if (!lost) {
                    renew();
                }
            } catch (OptimisticLockingFailureException changed) {
                // Whoever works on it learns it at the next step.
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("article", job.articleId())
                        .addKeyValue("language", job.language())
                        .log("The lease could not be renewed, tried again soon: {}", e.toString());
            }
        }

        /** @throws OptimisticLockingFailureException when another has it now, or the article has changed */
        void renew() {
            lost = lost || !translations.renew(job, lease);
            if (lost) {
                throw new OptimisticLockingFailureException("no longer ours");
            }
        }

        @Override
        public void close() {
            beat.cancel(false);
        }
    }

    @PreDestroy
    void close() {
        beats.shutdownNow();
    }
}
