package org.kiosque.translation.translating;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translating.TranslatedSegment.Origin;
import org.kiosque.translation.translating.Translation.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Makes one translation, as far as engine and time allow. Sentences that an earlier run or revision has translated are
 * taken from there. A sentence that no engine can translate stays as it is and does not hold up the others. An engine that
 * gives no answer is asked again later, for as long as it takes; only what fails without a known cause, or takes this
 * process with it, is given up in the end.
 */
@Component
class TranslationRun {

    private static final Logger log = LoggerFactory.getLogger(TranslationRun.class);

    /** A sentence with more markup than this is no prose, and would keep an engine busy for nothing. */
    private static final int MOST_CHUNKS = 100;

    private final Translations translations;
    private final LeaseKeeper leases;
    private final Engines engines;
    private final TranslatingProperties properties;
    private final InstantSource clock;
    private final MeterRegistry meters;

    TranslationRun(
            Translations translations,
            LeaseKeeper leases,
            Engines engines,
            TranslatingProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        this.translations = translations;
        this.leases = leases;
        this.engines = engines;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * If the translation is taken from us or its article changes meanwhile, nothing is saved.
     *
     * @param leased to us
     * @return false when it is to be given back as it was, since the store failed or this thread is to end
     */
    boolean over(Translation leased) {
        try (LeaseKeeper.Held lease = leases.keep(leased)) {
            if (leased.failures() > properties.attempts()) {
                giveUp(leased, "the process that worked on it ended, again and again");
            } else {
                translate(
                        leased, Objects.requireNonNull(leased.article(), "only an article that we have is due"), lease);
            }
            return true;
        } catch (Throwable e) { // also a StackOverflowError, by Markdown nested without end
            return afterFailure(leased, e);
        }
    }

    private boolean afterFailure(Translation leased, Throwable failure) {
        if (failure instanceof OptimisticLockingFailureException) {
            log.atInfo()
                    .addKeyValue("article", leased.articleId())
                    .addKeyValue("language", leased.language())
                    .log("The article changed while it was being translated; this result is dropped");
            return true;
        }
        if (passesByItself(failure)) {
            log.atWarn()
                    .addKeyValue("article", leased.articleId())
                    .addKeyValue("language", leased.language())
                    .log("Translation interrupted: {}", failure.toString());
            return false;
        }
        log.atError()
                .addKeyValue("article", leased.articleId())
                .addKeyValue("language", leased.language())
                .setCause(failure)
                .log("Translation failed");
        try {
            String reason = "an unexpected failure";
            if (leased.failures() >= properties.attempts()) {
                giveUp(leased, reason);
            } else {
                Instant again = clock.instant().plus(properties.pauseAfter(leased.failures()));
                putOff(leased.postponed(reason, leased.begun(), leased.failures(), leased.putOffs(), again));
            }
            return true;
        } catch (RuntimeException e) {
            return afterFailureToSave(leased, e);
        }
    }

    private boolean afterFailureToSave(Translation leased, RuntimeException failure) {
        if (failure instanceof OptimisticLockingFailureException || passesByItself(failure)) {
            return afterFailure(leased, failure);
        }
        throw failure; // the lease runs out, and this run has been counted when it began
    }

    /** Whether the store is down or busy, or we are told to end: nothing that the text could be blamed for. */
    private static boolean passesByItself(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || Thread.currentThread().isInterrupted();
    }

    private void translate(Translation leased, ArticleSnapshot article, LeaseKeeper.Held lease) {
        Instant start = clock.instant();
        LanguagePair pair = LanguagePair.of(article.language(), leased.language());
        ArticleText text = ArticleText.of(article);
        Progress progress = new Progress(text, earlier(leased, article));
        Optional<TranslationEngine> engine = engines.toPublish(pair);
        Obstacle obstacle = engine.isEmpty()
                ? new Obstacle("no engine for " + pair, false)
                : ask(new Questions(engine.get(), pair, progress), lease, start.plus(properties.deadline()));
        if (obstacle == null) {
            finish(leased, article, text, progress, start);
        } else {
            putOff(leased, article, progress, obstacle);
        }
    }

    /**
     * Why a run ends before all is translated.
     *
     * @param goesOn whether the rest may follow at once, if this run achieved anything
     */
    private record Obstacle(String reason, boolean goesOn) {}

    /** What an engine is asked for one article, and what comes of it. */
    private record Questions(TranslationEngine engine, LanguagePair pair, Progress progress) {}

    private void putOff(Translation leased, ArticleSnapshot article, Progress progress, Obstacle obstacle) {
        boolean progressed = progress.asked > 0;
        int failures = progressed ? 0 : leased.failures() - 1;
        int putOffs = progressed ? 0 : leased.putOffs() + 1;
        Duration pause = progressed && obstacle.goesOn() ? Duration.ZERO : properties.pauseAfter(Math.max(1, putOffs));
        Instant now = clock.instant();
        Work soFar = new Work(article.language(), article.revision(), progress.forLater(), null, null, now);
        putOff(leased.postponed(obstacle.reason(), soFar, failures, putOffs, now.plus(pause)));
    }

    private void putOff(Translation postponed) {
        translations.save(postponed);
        log.atWarn()
                .addKeyValue("article", postponed.articleId())
                .addKeyValue("language", postponed.language())
                .addKeyValue("failures", postponed.failures())
                .addKeyValue("putOffs", postponed.putOffs())
                .log("Translation put off: {}", postponed.reason());
    }

    private void giveUp(Translation leased, String reason) {
        translations.save(leased.givenUp(reason));
        log.atError()
                .addKeyValue("article", leased.articleId())
                .addKeyValue("language", leased.language())
                .addKeyValue("failures", leased.failures())
                .log("Translation given up: {}", reason);
    }

    private static Map<Known, TranslatedSegment> earlier(Translation leased, ArticleSnapshot article) {
        Map<Known, TranslatedSegment> known = new HashMap<>();
        Work work = leased.known();
        if (work != null && work.from().equals(article.language())) {
            work.segments().stream()
                    .filter(segment -> segment.origin() != Origin.SOURCE)
                    .forEach(segment ->
                            known.merge(Known.of(segment), segment, (a, b) -> a.origin() == Origin.HUMAN ? a : b));
        }
        return known;
    }

    /**
     * What a translation is found again by: the same characters say something else, and are written otherwise, where they
     * are Markdown than where they are not.
     */
    private record Known(boolean markdown, String source) {

        static Known of(TranslatedSegment segment) {
            return new Known(segment.field().isMarkdown(), segment.source());
        }

        static Known of(Segment segment) {
            return new Known(segment.field().isMarkdown(), segment.source());
        }
    }

    /** What is translated and what is not, of one article. */
    private static final class Progress {

        private final Map<Integer, TranslatedSegment> done = new TreeMap<>();
        private final Set<Segment> missing = new LinkedHashSet<>();
        /** Those of the missing whose markup the engine did not keep. */
        private final Set<Segment> broken = new LinkedHashSet<>();

        private final Map<Known, TranslatedSegment> earlier;
        private int asked;
        private boolean ending;

        Progress(ArticleText text, Map<Known, TranslatedSegment> earlier) {
            this.earlier = earlier;
            for (Segment segment : text.segments()) {
                TranslatedSegment known = earlier.get(Known.of(segment));
                if (known != null) {
                    done.put(segment.n(), known.at(segment.n(), segment.field()));
                } else {
                    missing.add(segment);
                }
            }
        }

        int reused() {
            return done.size() - asked;
        }

        void add(Segment segment, String target, Origin origin, @Nullable String engine) {
            done.put(
                    segment.n(),
                    new TranslatedSegment(segment.n(), segment.field(), segment.source(), target, origin, engine));
            missing.remove(segment);
            broken.remove(segment);
            asked++;
        }

        /** Also what only an earlier revision had: an author who takes a sentence out often puts it back. */
        List<TranslatedSegment> forLater() {
            Map<Known, TranslatedSegment> all = new HashMap<>(earlier);
            done.values().forEach(segment -> all.put(Known.of(segment), segment));
            return List.copyOf(all.values());
        }
    }

    /** @return why it stopped early; null when it went through */
    private @Nullable Obstacle ask(Questions questions, LeaseKeeper.Held lease, Instant end) {
        Progress progress = questions.progress();
        while (!progress.missing.isEmpty()) {
            Duration left = Duration.between(clock.instant(), end);
            if (!left.isPositive()) {
                return new Obstacle(
                        "it takes longer than " + properties.deadline().toSeconds() + " s; the rest follows", true);
            }
            if (progress.ending) {
                return new Obstacle("this process ends; the rest follows", true);
            }
            lease.renew();
            Duration limit = left.compareTo(properties.batchLimit()) < 0 ? left : properties.batchLimit();
            String obstacle = progress.broken.isEmpty()
                    ? askWhole(questions, limit)
                    : askByChunk(questions, progress.broken.iterator().next(), limit);
            if (obstacle != null) {
                return new Obstacle(obstacle, false);
            }
        }
        return null;
    }

    /** @return why the engine could not answer all; null when it did */
    private @Nullable String askWhole(Questions questions, Duration limit) {
        List<Segment> batch =
                questions.progress().missing.stream().limit(properties.batch()).toList();
        List<Answer> answers =
                timed(questions, batch.stream().map(Segment::question).toList(), limit);
        String obstacle = null;
        for (int i = 0; i < batch.size(); i++) {
            Segment segment = batch.get(i);
            switch (answers.get(i)) {
                case Answer.Translated(String words) ->
                    segment.target(words, questions.pair().to())
                            .ifPresentOrElse(
                                    target -> translated(questions, segment, target, "translated"),
                                    () -> questions.progress().broken.add(segment));
                case Answer.Refused(String reason) -> refused(questions, segment, reason);
                case Answer.Unavailable(String reason) -> obstacle = obstacle == null ? reason : obstacle;
            }
        }
        return obstacle;
    }

    /** For a sentence whose markup the engine did not keep: the words between, each for themselves. */
    private @Nullable String askByChunk(Questions questions, Segment segment, Duration limit) {
        List<String> chunks = segment.chunks();
        if (chunks.size() > MOST_CHUNKS) {
            refused(questions, segment, "more markup than words");
            return null;
        }
        List<String> words = new ArrayList<>();
        for (Answer answer : timed(questions, chunks, limit)) {
            switch (answer) {
                case Answer.Translated(String text) -> words.add(text);
                case Answer.Refused(String reason) -> {
                    refused(questions, segment, reason);
                    return null;
                }
                case Answer.Unavailable(String reason) -> {
                    return reason;
                }
            }
        }
        segment.targetOfChunks(words, questions.pair().to())
                .ifPresentOrElse(
                        target -> translated(questions, segment, target, "piecewise"),
                        () -> refused(questions, segment, "the engine has no words for it"));
        return null;
    }

    private void translated(Questions questions, Segment segment, String target, String result) {
        questions
                .progress()
                .add(segment, target, Origin.MACHINE, questions.engine().name());
        count(result, questions.pair(), 1);
    }

    private void refused(Questions questions, Segment segment, String reason) {
        log.atWarn()
                .addKeyValue("segment", segment.n())
                .addKeyValue("engine", questions.engine().name())
                .log("A segment stays untranslated: {}", reason);
        questions.progress().add(segment, segment.source(), Origin.SOURCE, null);
        count("refused", questions.pair(), 1);
    }

    private List<Answer> timed(Questions questions, List<String> sentences, Duration limit) {
        Timer.Sample sample = Timer.start(meters);
        List<Answer> answers = questions.engine().translate(questions.pair(), sentences, limit);
        sample.stop(Timer.builder("translation.engine")
                .description("time of one batch at an engine")
                .tag("engine", questions.engine().name())
                .tag("pair", questions.pair().name())
                .register(meters));
        // Cleared, so that what is done can still be saved.
        questions.progress().ending |= Thread.interrupted();
        return answers;
    }

    private void finish(
            Translation leased, ArticleSnapshot article, ArticleText text, Progress progress, Instant start) {
        CompletedTranslation completed =
                CompletedTranslation.of(article, Language.of(leased.language()), text, progress.done, clock.instant());
        translations.save(leased.done(completed.work(), completed.event()));
        count("reused", LanguagePair.of(article.language(), leased.language()), progress.reused());
        log.atInfo()
                .addKeyValue("article", leased.articleId())
                .addKeyValue("language", leased.language())
                .addKeyValue("revision", article.revision())
                .addKeyValue("segments", progress.done.size())
                .addKeyValue("reused", progress.reused())
                .addKeyValue("took", Duration.between(start, clock.instant()).toMillis() + " ms")
                .log("Translated");
    }

    private void count(String result, LanguagePair pair, int segments) {
        meters.counter("translation.segments", "result", result, "pair", pair.name())
                .increment(segments);
    }
}
