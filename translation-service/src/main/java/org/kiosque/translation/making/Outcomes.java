package org.kiosque.translation.making;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.making.Dialogue.Obstacle;
import org.kiosque.translation.translations.Job;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.Translations;
import org.kiosque.translation.translations.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * How a run can end. An engine that gives no answer is asked again later, for as long as it takes; only what fails without
 * a known cause, or takes this process with it, is given up in the end. Each of these throws
 * {@link OptimisticLockingFailureException}, and changes nothing, when the translation is no longer ours.
 */
@Component
record Outcomes(Translations translations, TranslatingProperties properties, InstantSource clock) {

    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

    /**
     * @param basis what people had written when this was completed
     * @return what people have written by now, if that is more: then it has to be completed once more; empty when it is done
     */
    Optional<Reviewed> translated(
            Job job, Reviewed basis, CompletedTranslation completed, Progress progress, Instant start) {
        Optional<Reviewed> newer = translations.done(job, basis, completed.work(), completed.event());
        if (newer.isPresent()) {
            return newer;
        }
        about(job, log.atInfo())
                .addKeyValue("revision", job.article().revision())
                .addKeyValue("segments", progress.done().size())
                .addKeyValue("reused", progress.reused())
                .addKeyValue("took", Duration.between(start, clock.instant()).toMillis() + " ms")
                .log(completed.event() == null ? "Translated, and held until it is approved" : "Translated");
        return newer;
    }

    /** People have translated some of it; there is no engine for the rest. */
    void awaitEngine(Job job, List<TranslatedSegment> soFar) {
        translations.awaitEngine(job, begun(job, soFar));
        about(job, log.atInfo()).log("Translated in part by people; the rest waits for an engine");
    }

    /** @param soFar all that the next run can take over */
    void putOff(Job job, Obstacle obstacle, boolean progressed, List<TranslatedSegment> soFar) {
        int failures = progressed ? 0 : job.failures() - 1;
        int putOffs = progressed ? 0 : job.putOffs() + 1;
        Duration pause = progressed && obstacle.goesOn() ? Duration.ZERO : properties.pauseAfter(Math.max(1, putOffs));
        putOff(job, obstacle.reason(), begun(job, soFar), failures, putOffs, pause);
    }

    private Work begun(Job job, List<TranslatedSegment> soFar) {
        return Work.unfinished(job.article().language(), job.article().revision(), soFar, clock.instant());
    }

    void failed(Job job) {
        String reason = "an unexpected failure";
        if (job.failures() >= properties.attempts()) {
            giveUp(job, reason);
        } else {
            putOff(job, reason, job.begun(), job.failures(), job.putOffs(), properties.pauseAfter(job.failures()));
        }
    }

    private void putOff(Job job, String reason, @Nullable Work begun, int failures, int putOffs, Duration pause) {
        translations.putOff(job, reason, begun, failures, putOffs, pause);
        about(job, pause.isZero() ? log.atInfo() : log.atWarn())
                .addKeyValue("failures", failures)
                .addKeyValue("putOffs", putOffs)
                .log("Translation put off: {}", reason);
    }

    void giveUp(Job job, String reason) {
        translations.giveUp(job, reason);
        about(job, log.atError()).addKeyValue("failures", job.failures()).log("Translation given up: {}", reason);
    }

    static LoggingEventBuilder about(Job job, LoggingEventBuilder line) {
        return line.addKeyValue("article", job.articleId()).addKeyValue("language", job.language());
    }
}
