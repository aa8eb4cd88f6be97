package org.kiosque.translation.making;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.OverdueException;
import org.kiosque.common.failures.TransientFailures;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.glossary.Glossary;
import org.kiosque.translation.making.Dialogue.Obstacle;
import org.kiosque.translation.memory.TranslationMemory;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.segmentation.UntranslatableException;
import org.kiosque.translation.translations.Job;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Makes one translation, as far as engine and time allow: takes over what is known, asks an engine for the rest, and has
 * the outcome stored.
 */
@Component
record TranslationRun(
        Outcomes outcomes,
        LeaseKeeper leases,
        Engines engines,
        Dialogues dialogues,
        Glossary glossary,
        TranslationMemory memory,
        TextWork texts,
        TranslatingProperties properties,
        InstantSource clock,
        MeterRegistry meters) {

    /** How often people may save something while a result is put together, before it is left for another run. */
    private static final int MOST_TRIES = 10;

    private static final Logger log = LoggerFactory.getLogger(TranslationRun.class);

    /**
     * If the translation is taken from us or its article changes meanwhile, nothing is saved.
     *
     * @return false when it is to be given back as it was, since the store failed or this thread is to end
     */
    boolean over(Job job) {
        try (LeaseKeeper.Held lease = leases.keep(job)) {
            if (job.failures() > properties.attempts()) {
                outcomes.giveUp(job, "the process that worked on it ended, again and again");
            } else {
                translate(job, lease);
            }
            return true;
        } catch (UntranslatableException | OverdueException e) {
            return givenUp(job, e.getMessage());
        } catch (Throwable e) { // also a StackOverflowError, by Markdown nested without end
            return afterFailure(job, e);
        }
    }

    private void translate(Job job, LeaseKeeper.Held lease) {
        Instant start = clock.instant();
        LanguagePair pair = job.pair();
        ArticleText text = texts.read(job.article());
        String from = job.article().language();
        var reviewed = Reviewed.of(job.reviewed(), from);
        var earlier = new EarlierWork(job.known(), from);
        var remembered = memory.exact(pair, text.segments());
        var progress = new Progress(text, reviewed, new RememberedWork(remembered, earlier));
        List<TranslationEngine> chain = engines.toPublish(pair);
        if (!progress.complete() && chain.isEmpty() && job.reviewed() != null) {
            outcomes.awaitEngine(job, earlier.with(progress.done().values()));
            return;
        }
        obstacle(chain, pair, progress, lease, start)
                .or(() -> complete(job, text, progress, reviewed, start))
                .ifPresent(found -> outcomes.putOff(
                        job, found, progress.any(), earlier.with(progress.done().values())));
    }

    private Optional<Obstacle> obstacle(
            List<TranslationEngine> chain,
            LanguagePair pair,
            Progress progress,
            LeaseKeeper.Held lease,
            Instant start) {
        if (progress.complete()) {
            return Optional.empty();
        }
        if (chain.isEmpty()) {
            return Optional.of(new Obstacle("no engine for " + pair, false));
        }
        return dialogues
                .about(progress, pair, glossary.of(pair), chain, properties.pace(), this::othersWait)
                .ask(lease::renew, start);
    }

    /** A person may be writing all the while: what they save before the end is shown at once with the rest. */
    private Optional<Obstacle> complete(
            Job job, ArticleText text, Progress progress, Reviewed reviewed, Instant start) {
        Reviewed basis = reviewed;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            CompletedTranslation completed = texts.complete(job.article(), job.to(), text, progress.done(), basis);
            Optional<Reviewed> newer = outcomes.translated(job, basis, completed, progress, start);
            if (newer.isEmpty()) {
                count(job.pair(), progress, completed.work());
                return Optional.empty();
            }
            basis = Reviewed.of(newer.get(), job.article().language());
        }
        return Optional.of(new Obstacle("translators are changing it just now", true));
    }

    /** What was taken over, whose it is, and what an engine has translated in a way that the text around it does not bear. */
    private void count(LanguagePair pair, Progress progress, Work work) {
        meters.counter("translation.segments", "result", "reused", "pair", pair.name())
                .increment(progress.reused());
        work.segments()
                .forEach(segment -> meters.counter(
                                "kiosque.translation.sentences",
                                "origin",
                                segment.origin().wireName(),
                                "pair",
                                pair.name())
                        .increment());
        Counter refused =
                meters.counter("kiosque.translation.refused", "reason", Fault.MARKUP.wireName(), "pair", pair.name());
        work.segments().stream()
                .filter(segment -> segment.gate() == Fault.MARKUP && progress.isTranslated(segment.n()))
                .forEach(_ -> refused.increment());
    }

    private boolean othersWait() {
        return outcomes.translations().anyDue(engines.namesOfPublishable());
    }

    /** Asked again, it would cost as much again. */
    private boolean givenUp(Job job, @Nullable String reason) {
        try {
            outcomes.giveUp(job, String.valueOf(reason));
            return true;
        } catch (RuntimeException e) {
            return afterFailure(job, e);
        }
    }

    private boolean afterFailure(Job job, Throwable failure) {
        if (failure instanceof OptimisticLockingFailureException) {
            Outcomes.about(job, log.atInfo())
                    .log("The article changed while it was being translated; this result is dropped");
            return true;
        }
        if (passesByItself(failure)) {
            Outcomes.about(job, log.atWarn()).log("Translation interrupted: {}", failure.toString());
            return false;
        }
        Outcomes.about(job, log.atError()).setCause(failure).log("Translation failed");
        try {
            outcomes.failed(job);
            return true;
        } catch (RuntimeException e) {
            if (e instanceof OptimisticLockingFailureException || passesByItself(e)) {
                return afterFailure(job, e);
            }
            throw e; // the lease runs out, and this run has been counted when it began
        }
    }

    /** Whether the store is down or busy, or we are told to end: nothing that the text could be blamed for. */
    private static boolean passesByItself(Throwable failure) {
        return TransientFailures.causedBy(failure) || Thread.currentThread().isInterrupted();
    }
}
