package org.kiosque.translation.translating;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
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
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Makes one translation, as far as engine and time allow. Sentences that an earlier run or revision has translated are
 * taken from there. A sentence that no engine can translate stays as it is and does not hold up the others.
 */
@Component
class TranslationRun {

    private static final Logger log = LoggerFactory.getLogger(TranslationRun.class);

    private final Translations translations;
    private final Engines engines;
    private final TranslatingProperties properties;
    private final InstantSource clock;
    private final MeterRegistry meters;

    TranslationRun(
            Translations translations,
            Engines engines,
            TranslatingProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        this.translations = translations;
        this.engines = engines;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /** @param leased to us; if it is taken from us or its article changes meanwhile, nothing is saved */
    void over(Translation leased) {
        try {
            translate(leased, Objects.requireNonNull(leased.article(), "only an article that we have is ever due"));
        } catch (OptimisticLockingFailureException changed) {
            overtaken(leased);
        } catch (RuntimeException | StackOverflowError e) { // the latter by Markdown nested without end
            log.atError()
                    .addKeyValue("article", leased.articleId())
                    .addKeyValue("language", leased.language())
                    .setCause(e)
                    .log("Translation failed");
            try {
                postpone(leased, "an unexpected failure", leased.work(), leased.failures() + 1);
            } catch (OptimisticLockingFailureException changed) {
                overtaken(leased);
            }
        }
    }

    private void overtaken(Translation leased) {
        log.atInfo()
                .addKeyValue("article", leased.articleId())
                .addKeyValue("language", leased.language())
                .log("The article changed while it was being translated; this result is dropped");
    }

    private void translate(Translation leased, ArticleSnapshot article) {
        Instant start = clock.instant();
        LanguagePair pair = new LanguagePair(article.language(), leased.language());
        ArticleText text = ArticleText.of(article);
        Progress progress = new Progress(text, earlier(leased, article));
        Optional<TranslationEngine> engine = engines.forPair(pair);
        String obstacle = engine.isEmpty() ? "no engine for " + pair : ask(engine.get(), pair, leased, progress, start);
        if (progress.missing().isEmpty()) {
            finish(leased, article, text, progress, start);
            return;
        }
        boolean engineGone = engines.forPair(pair).isEmpty();
        int failures = progress.asked > 0 || engineGone ? 0 : leased.failures() + 1;
        Work soFar = new Work(
                article.language(), article.revision(), false, progress.forLater(), null, null, clock.instant());
        postpone(leased, Objects.requireNonNullElse(obstacle, "unfinished"), soFar, failures);
    }

    private void postpone(Translation leased, String reason, @Nullable Work soFar, int failures) {
        boolean hopeless = failures >= properties.attempts();
        Translation next = hopeless
                ? leased.givenUp(reason, soFar)
                : leased.postponed(
                        reason, soFar, failures, clock.instant().plus(properties.pauseAfter(Math.max(1, failures))));
        translations.save(next);
        log.atWarn()
                .addKeyValue("article", leased.articleId())
                .addKeyValue("language", leased.language())
                .addKeyValue("failures", failures)
                .log("Translation {}: {}", hopeless ? "given up" : "put off", reason);
    }

    private static Map<String, TranslatedSegment> earlier(Translation leased, ArticleSnapshot article) {
        Map<String, TranslatedSegment> bySource = new HashMap<>();
        Work work = leased.work();
        if (work != null && work.from().equals(article.language())) {
            work.segments().stream()
                    .filter(segment -> segment.origin() != Origin.SOURCE)
                    .forEach(segment ->
                            bySource.merge(segment.source(), segment, (a, b) -> a.origin() == Origin.HUMAN ? a : b));
        }
        return bySource;
    }

    /** What is translated and what is not, of one article. */
    private static final class Progress {

        private final Map<Integer, TranslatedSegment> done = new TreeMap<>();
        private final List<Segment> missing = new ArrayList<>();
        private final Map<String, TranslatedSegment> earlier;
        private int asked;

        Progress(ArticleText text, Map<String, TranslatedSegment> earlier) {
            this.earlier = earlier;
            for (Segment segment : text.segments()) {
                TranslatedSegment known = earlier.get(segment.source());
                if (known != null) {
                    done.put(segment.n(), known.at(segment.n(), segment.field()));
                } else {
                    missing.add(segment);
                }
            }
        }

        List<Segment> missing() {
            return missing;
        }

        int reused() {
            return done.size() - asked;
        }

        void add(Segment segment, String target, Origin origin, @Nullable String engine) {
            done.put(
                    segment.n(),
                    new TranslatedSegment(segment.n(), segment.field(), segment.source(), target, origin, engine));
            missing.remove(segment);
            asked++;
        }

        /** Also what only an earlier revision had: an author who takes a sentence out often puts it back. */
        List<TranslatedSegment> forLater() {
            Map<String, TranslatedSegment> all = new HashMap<>(earlier);
            done.values().forEach(segment -> all.put(segment.source(), segment));
            return List.copyOf(all.values());
        }
    }

    /** @return why it stopped early; null when it went through */
    private @Nullable String ask(
            TranslationEngine engine, LanguagePair pair, Translation leased, Progress progress, Instant start) {
        while (!progress.missing().isEmpty()) {
            Duration left = Duration.between(clock.instant(), start.plus(properties.deadline()));
            if (left.isNegative() || left.isZero()) {
                return "it takes longer than " + properties.deadline().toSeconds() + " s; the rest follows";
            }
            if (!translations.renew(leased, clock.instant().plus(properties.lease()))) {
                throw new OptimisticLockingFailureException("no longer ours");
            }
            List<Segment> batch = List.copyOf(progress.missing()
                    .subList(0, Math.min(properties.batch(), progress.missing().size())));
            Duration limit = left.compareTo(properties.batchLimit()) < 0 ? left : properties.batchLimit();
            List<Answer> answers =
                    timed(engine, pair, batch.stream().map(Segment::question).toList(), limit);
            for (int i = 0; i < batch.size(); i++) {
                String obstacle = take(engine, pair, batch.get(i), answers.get(i), progress, limit);
                if (obstacle != null) {
                    return obstacle;
                }
            }
        }
        return null;
    }

    private @Nullable String take(
            TranslationEngine engine,
            LanguagePair pair,
            Segment segment,
            Answer answer,
            Progress progress,
            Duration limit) {
        return switch (answer) {
            case Answer.Translated(String words) -> {
                Optional<String> target = segment.target(words, pair.to());
                if (target.isPresent()) {
                    progress.add(segment, target.get(), Origin.MACHINE, engine.name());
                    count("translated", pair, 1);
                    yield null;
                }
                yield askPiecewise(engine, pair, segment, progress, limit);
            }
            case Answer.Refused(String reason) -> {
                log.atWarn()
                        .addKeyValue("segment", segment.n())
                        .addKeyValue("engine", engine.name())
                        .log("A segment stays untranslated: {}", reason);
                progress.add(segment, segment.source(), Origin.SOURCE, null);
                count("refused", pair, 1);
                yield null;
            }
            case Answer.Unavailable(String reason) -> reason;
        };
    }

    /** For a sentence whose markup the engine did not keep: the words between, each for themselves. */
    private @Nullable String askPiecewise(
            TranslationEngine engine, LanguagePair pair, Segment segment, Progress progress, Duration limit) {
        List<Answer> answers = timed(engine, pair, segment.stretches(), limit);
        List<String> words = new ArrayList<>();
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Translated(String text) -> words.add(text);
                case Answer.Refused refused -> {
                    return take(engine, pair, segment, refused, progress, limit);
                }
                case Answer.Unavailable(String reason) -> {
                    return reason;
                }
            }
        }
        Optional<String> target = segment.targetOfStretches(words, pair.to());
        if (target.isEmpty()) {
            return take(engine, pair, segment, new Answer.Refused("no words for it"), progress, limit);
        }
        progress.add(segment, target.get(), Origin.MACHINE, engine.name());
        count("piecewise", pair, 1);
        return null;
    }

    private List<Answer> timed(TranslationEngine engine, LanguagePair pair, List<String> questions, Duration limit) {
        Timer.Sample sample = Timer.start(meters);
        List<Answer> answers = engine.translate(pair, questions, limit);
        sample.stop(Timer.builder("translation.engine")
                .description("time of one batch at an engine")
                .tag("engine", engine.name())
                .tag("pair", Translation.nameOf(pair))
                .register(meters));
        return answers;
    }

    private void finish(
            Translation leased, ArticleSnapshot article, ArticleText text, Progress progress, Instant start) {
        CompletedTranslation completed =
                CompletedTranslation.of(article, leased.language(), text, progress.done, clock.instant());
        translations.save(leased.done(completed.work(), completed.event()));
        count("reused", new LanguagePair(article.language(), leased.language()), progress.reused());
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
        meters.counter("translation.segments", "result", result, "pair", Translation.nameOf(pair))
                .increment(segments);
    }
}
