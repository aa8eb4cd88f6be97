package org.kiosque.translation.making;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.segmentation.Segment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an engine for all that is missing of one article, whole sentences first. A sentence that no engine can translate
 * stays as it is and does not hold up the others. For one thread.
 */
final class Dialogue {

    private static final Logger log = LoggerFactory.getLogger(Dialogue.class);

    /** A sentence with more markup than this is no prose, and would keep an engine busy for nothing. */
    private static final int MOST_CHUNKS = 100;

    private final TranslationEngine engine;
    private final LanguagePair pair;
    private final Progress progress;
    private final TranslatingProperties properties;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final BooleanSupplier othersWait;
    private boolean ending;

    /** @param othersWait whether there is work that nobody has taken up */
    Dialogue(
            TranslationEngine engine,
            LanguagePair pair,
            Progress progress,
            TranslatingProperties properties,
            InstantSource clock,
            MeterRegistry meters,
            BooleanSupplier othersWait) {
        this.engine = engine;
        this.pair = pair;
        this.progress = progress;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
        this.othersWait = othersWait;
    }

    /**
     * Why a run ends before all is translated.
     *
     * @param goesOn whether the rest may follow at once, if this run achieved anything
     */
    record Obstacle(String reason, boolean goesOn) {}

    /** @return why it stopped early; empty when nothing is missing any more */
    Optional<Obstacle> ask(LeaseKeeper.Held lease, Instant start) {
        Instant end = start.plus(properties.deadline());
        Instant endOfTurn = start.plus(properties.slice());
        while (!progress.complete()) {
            Instant now = clock.instant();
            Duration left = Duration.between(now, end);
            if (!left.isPositive()) {
                return Optional.of(new Obstacle(
                        "it takes longer than " + properties.deadline().toSeconds() + " s; the rest follows", true));
            }
            if (ending) {
                return Optional.of(new Obstacle("this process ends; the rest follows", true));
            }
            if (progress.any() && now.isAfter(endOfTurn) && othersWait.getAsBoolean()) {
                return Optional.of(new Obstacle("others have their turn; the rest follows", true));
            }
            lease.renew();
            Duration limit = left.compareTo(properties.batchLimit()) < 0 ? left : properties.batchLimit();
            Optional<String> silence = progress.broken()
                    .map(segment -> askByChunk(segment, limit))
                    .orElseGet(() -> askWhole(progress.missing(properties.batch()), limit));
            if (silence.isPresent()) {
                return silence.map(reason -> new Obstacle(reason, false));
            }
        }
        return Optional.empty();
    }

    /** @return why the engine could not answer all; empty when it did */
    private Optional<String> askWhole(List<Segment> batch, Duration limit) {
        List<Answer> answers = timed(batch.stream().map(Segment::question).toList(), limit);
        List<String> silence = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Segment segment = batch.get(i);
            switch (answers.get(i)) {
                case Answer.Translated(String words) ->
                    segment.target(words, pair.to())
                            .ifPresentOrElse(
                                    target -> translated(segment, target, "translated"),
                                    () -> progress.broken(segment));
                case Answer.Refused(String reason) -> refused(segment, reason);
                case Answer.Unavailable(String reason) -> silence.add(reason);
            }
        }
        return silence.stream().findFirst();
    }

    /** For a sentence whose markup the engine did not keep: the words between, each for themselves. */
    private Optional<String> askByChunk(Segment segment, Duration limit) {
        List<String> chunks = segment.chunks();
        if (chunks.size() > MOST_CHUNKS) {
            refused(segment, "more markup than words");
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (Answer answer : timed(chunks, limit)) {
            switch (answer) {
                case Answer.Translated(String text) -> words.add(text);
                case Answer.Refused(String reason) -> {
                    refused(segment, reason);
                    return Optional.empty();
                }
                case Answer.Unavailable(String reason) -> {
                    return Optional.of(reason);
                }
            }
        }
        segment.targetOfChunks(words, pair.to())
                .ifPresentOrElse(
                        target -> translated(segment, target, "piecewise"),
                        () -> refused(segment, "the engine has no words for it"));
        return Optional.empty();
    }

    private void translated(Segment segment, String target, String result) {
        progress.translated(segment, target, engine.name());
        count(result);
    }

    private void refused(Segment segment, String reason) {
        log.atWarn()
                .addKeyValue("segment", segment.n())
                .addKeyValue("engine", engine.name())
                .log("A segment stays untranslated: {}", reason);
        progress.untranslated(segment);
        count("refused");
    }

    private List<Answer> timed(List<String> sentences, Duration limit) {
        Timer.Sample sample = Timer.start(meters);
        List<Answer> answers = engine.translate(pair, sentences, limit);
        sample.stop(Timer.builder("translation.engine")
                .description("time of one batch at an engine")
                .tag("engine", engine.name())
                .tag("pair", pair.name())
                .register(meters));
        // Cleared, so that what is done can still be saved.
        ending |= Thread.interrupted();
        return answers;
    }

    private void count(String result) {
        meters.counter("translation.segments", "result", result, "pair", pair.name())
                .increment();
    }
}
