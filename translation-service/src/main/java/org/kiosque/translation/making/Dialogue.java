package org.kiosque.translation.making;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.gate.QualityGate.Verdict;
import org.kiosque.translation.glossary.Marked;
import org.kiosque.translation.glossary.Terms;
import org.kiosque.translation.segmentation.Segment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks engines for all that is missing: the first one for whole sentences, what the gate does not let pass chunk by chunk, then
 * the next one likewise. Terms of the glossary are hidden from them. A sentence that no engine can translate stays as it is and
 * does not hold up the others. An engine that gives no answer is left out for the rest of the run. For one thread.
 */
public final class Dialogue {

    private static final Logger log = LoggerFactory.getLogger(Dialogue.class);

    /** A sentence with more markup than this is no prose, and would keep an engine busy for nothing. */
    private static final int MOST_CHUNKS = 100;

    private final List<TranslationEngine> engines;
    private final LanguagePair pair;
    private final OpenSentences progress;
    private final Terms terms;
    private final Pace pace;
    private final Dialogues common;
    private final MeterRegistry meters;
    private final BooleanSupplier othersWait;
    /** Why those that give no answer give none. */
    private final Map<TranslationEngine, String> silent = new HashMap<>();

    /** By the sentence, which may stand in several places. */
    private final Map<String, Course> courses = new HashMap<>();

    private boolean ending;

    Dialogue(
            List<TranslationEngine> engines,
            LanguagePair pair,
            OpenSentences progress,
            Terms terms,
            Pace pace,
            Dialogues common,
            BooleanSupplier othersWait) {
        this.engines = engines;
        this.pair = pair;
        this.progress = progress;
        this.terms = terms;
        this.pace = pace;
        this.common = common;
        this.meters = common.meters();
        this.othersWait = othersWait;
    }

    /**
     * How much is asked for at once, and for how long.
     *
     * @param batch sentences
     * @param batchLimit time for one batch, or for one sentence that is asked for chunk by chunk
     * @param deadline time for all
     * @param slice time for all while others wait for their turn
     */
    public record Pace(int batch, Duration batchLimit, Duration deadline, Duration slice) {}

    /**
     * Why a run ends before all is translated.
     *
     * @param goesOn whether the rest may follow at once, if this run achieved anything
     */
    public record Obstacle(String reason, boolean goesOn) {}

    /**
     * How a sentence is to be asked for next.
     *
     * @param engine which one in the list
     * @param fault of the last answer; null when there was none yet
     */
    private record Course(
            int engine, boolean byChunk, @Nullable Fault fault) {

        static final Course FIRST = new Course(0, false, null);
    }

    /**
     * @param stillOurs called before each batch; what it throws ends this
     * @return why it stopped early; empty when nothing is missing any more
     */
    public Optional<Obstacle> ask(Runnable stillOurs, Instant start) {
        Instant end = start.plus(pace.deadline());
        Instant endOfTurn = start.plus(pace.slice());
        withoutAsking();
        while (!progress.complete()) {
            Instant now = common.clock().instant();
            Duration left = Duration.between(now, end);
            Duration patience = patience();
            if (!left.isPositive() || (progress.any() && left.compareTo(patience) < 0)) {
                return Optional.of(new Obstacle(
                        "it takes longer than " + pace.deadline().toSeconds() + " s; the rest follows", true));
            }
            if (ending) {
                return Optional.of(new Obstacle("this process ends; the rest follows", true));
            }
            if (progress.any() && now.isAfter(endOfTurn) && othersWait.getAsBoolean()) {
                return Optional.of(new Obstacle("others have their turn; the rest follows", true));
            }
            stillOurs.run();
            Duration enough = patience.compareTo(pace.batchLimit()) > 0 ? patience : pace.batchLimit();
            Duration limit = left.compareTo(enough) < 0 ? left : enough;
            Optional<String> silence = askNext(limit);
            if (silence.isPresent()) {
                return silence.map(reason -> new Obstacle(reason, false));
            }
        }
        return Optional.empty();
    }

    /** What is nothing but terms needs no engine. */
    private void withoutAsking() {
        for (Segment segment : progress.missing().toList()) {
            Marked marked = terms.mark(segment.question());
            if (marked.isWordless()) {
                segment.target(marked.restored(marked.question()), pair.to())
                        .ifPresent(target -> progress.translated(segment, target, null));
            }
        }
    }

    /** Of the engine that is to be asked next: it is not to be taken for silent since a run is nearly over. */
    private Duration patience() {
        int next = progress.missing()
                .findFirst()
                .map(segment -> course(segment).engine())
                .orElse(engines.size());
        return next < engines.size() ? engines.get(next).patience() : Duration.ZERO;
    }

    /** @return why no engine answers any more; empty as long as one does */
    private Optional<String> askNext(Duration limit) {
        Segment next = progress.missing().findFirst().orElseThrow();
        Course course = course(next);
        if (course.engine() == engines.size()) {
            Fault fault = course.fault();
            if (fault == null) {
                return silent.values().stream().findFirst();
            }
            refused(next, fault);
        } else if (course.byChunk()) {
            askByChunk(next, course, limit);
        } else {
            askWhole(course, limit);
        }
        return Optional.empty();
    }

    /** Never at an engine that gives no answer. */
    private Course course(Segment segment) {
        Course course = courses.getOrDefault(sentence(segment), Course.FIRST);
        while (course.engine() < engines.size() && silent.containsKey(engines.get(course.engine()))) {
            // What it has not been asked in the other way yet is no reason to give up.
            course = new Course(course.engine() + 1, false, course.byChunk() ? null : course.fault());
        }
        return course;
    }

    private static String sentence(Segment segment) {
        return segment.field().isMarkdown() + segment.source();
    }

    private void askWhole(Course course, Duration limit) {
        TranslationEngine engine = engines.get(course.engine());
        Set<String> sentences = new HashSet<>();
        List<Segment> batch = progress.missing()
                .filter(segment -> {
                    Course its = course(segment);
                    return its.engine() == course.engine() && !its.byChunk();
                })
                .filter(segment -> sentences.add(sentence(segment)))
                .limit(pace.batch())
                .toList();
        List<Marked> marked =
                batch.stream().map(segment -> terms.mark(segment.question())).toList();
        List<Answer> answers =
                timed(engine, marked.stream().map(Marked::question).toList(), limit);
        for (int i = 0; i < batch.size(); i++) {
            Segment segment = batch.get(i);
            switch (answers.get(i)) {
                case Answer.Translated(String words) -> {
                    switch (common.gate().whole(segment, marked.get(i), words, pair)) {
                        case Verdict.Passed(String target) -> translated(segment, target, engine, "translated");
                        case Verdict.Failed(Fault fault) ->
                            courses.put(sentence(segment), new Course(course.engine(), true, fault));
                    }
                }
                case Answer.Refused(Fault fault, String reason) -> onward(segment, course, fault, reason);
                case Answer.Unavailable(String reason) -> silent.putIfAbsent(engine, reason);
            }
        }
    }

    /** The words between the markup, each for themselves: an engine cannot lose what it does not see. */
    private void askByChunk(Segment segment, Course course, Duration limit) {
        TranslationEngine engine = engines.get(course.engine());
        List<String> chunks = segment.chunks();
        if (chunks.size() > MOST_CHUNKS) {
            onward(segment, course, Fault.MARKUP, "more markup than words");
            return;
        }
        if (chunks.equals(List.of(segment.question()))) {
            onward(segment, course, course.fault(), "there is nothing else to ask");
            return;
        }
        List<Marked> marked = chunks.stream().map(terms::mark).toList();
        List<String> asked = marked.stream()
                .filter(chunk -> !chunk.isWordless())
                .map(Marked::question)
                .toList();
        List<String> words = new ArrayList<>();
        for (Answer answer : asked.isEmpty() ? List.<Answer>of() : timed(engine, asked, limit)) {
            switch (answer) {
                case Answer.Translated(String text) -> words.add(text);
                case Answer.Refused(Fault fault, String reason) -> {
                    onward(segment, course, fault, reason);
                    return;
                }
                case Answer.Unavailable(String reason) -> {
                    silent.putIfAbsent(engine, reason);
                    return;
                }
            }
        }
        Iterator<String> said = words.iterator();
        List<String> answers = marked.stream()
                .map(chunk -> chunk.isWordless() ? chunk.question() : said.next())
                .toList();
        switch (common.gate().chunks(segment, marked, answers, pair)) {
            case Verdict.Passed(String target) -> translated(segment, target, engine, "piecewise");
            case Verdict.Failed(Fault fault) -> onward(segment, course, fault, "the gate does not let it pass");
        }
    }

    private void translated(Segment segment, String target, TranslationEngine engine, String result) {
        progress.translated(segment, target, engine.name());
        count(result);
    }

    private void onward(Segment segment, Course course, @Nullable Fault fault, String reason) {
        log.atInfo()
                .addKeyValue("segment", segment.n())
                .addKeyValue("engine", engines.get(course.engine()).name())
                .addKeyValue("fault", fault == null ? "none" : fault.wireName())
                .log("An engine has no translation for a segment: {}", reason);
        courses.put(sentence(segment), new Course(course.engine() + 1, false, fault));
    }

    private void refused(Segment segment, Fault fault) {
        log.atWarn()
                .addKeyValue("segment", segment.n())
                .addKeyValue("fault", fault.wireName())
                .log("A segment stays untranslated");
        progress.untranslated(segment, fault);
        count("refused");
        meters.counter("kiosque.translation.refused", "reason", fault.wireName(), "pair", pair.name())
                .increment();
    }

    private List<Answer> timed(TranslationEngine engine, List<String> sentences, Duration limit) {
        Timer.Sample sample = Timer.start(meters);
        List<Answer> answers = engine.translate(pair, sentences, progress.context(), limit);
        sample.stop(Timer.builder("translation.engine")
                .description("time of one batch at an engine")
                .tag("engine", engine.name())
                .tag("pair", pair.name())
                .register(meters));
        meters.counter("translation.characters", "engine", engine.name(), "pair", pair.name())
                .increment(sentences.stream()
                        .mapToInt(sentence -> sentence.codePointCount(0, sentence.length()))
                        .sum());
        // Cleared, so that what is done can still be saved.
        ending |= Thread.interrupted();
        return answers;
    }

    private void count(String result) {
        meters.counter("translation.segments", "result", result, "pair", pair.name())
                .increment();
    }
}
