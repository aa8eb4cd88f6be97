package org.kiosque.translation.engine.apertium;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.TranslationEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Apertium, run as separate programs on this machine: small, quick, free, and good for the gist.
 *
 * <p>Each direction keeps a bounded number of pipelines. A pipeline that dies or hangs is replaced and the sentence tried
 * again; only a sentence that fails three times, the last time where an easy one has just passed, is refused.
 */
@Component
@EnableConfigurationProperties(ApertiumProperties.class)
class ApertiumEngine implements TranslationEngine {

    private static final Logger log = LoggerFactory.getLogger(ApertiumEngine.class);
    private static final String EASY_SENTENCE = "2026";
    private static final int ATTEMPTS = 3;

    /** A sentence of more, counted with those that stand side by side, is not searched for the words that spoil it. */
    private static final int MOST_WORDS = 120;

    private final ApertiumProperties properties;
    private final ApertiumModes modes;
    private final InstantSource clock;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("apertium-watchdog").factory());
    private final Map<LanguagePair, ApertiumPipelines> pipelines = new ConcurrentHashMap<>();

    ApertiumEngine(ApertiumProperties properties, InstantSource clock, MeterRegistry meters) {
        this.properties = properties;
        this.clock = clock;
        this.modes = new ApertiumModes(properties.modes(), properties.recheck(), clock);
        Gauge.builder(
                        "translation.apertium.pipelines",
                        pipelines,
                        all -> all.values().stream()
                                .mapToInt(ApertiumPipelines::open)
                                .sum())
                .description("pipelines kept running")
                .register(meters);
        long look = Math.max(1000, properties.idle().toMillis() / 4);
        var _ = watchdog.scheduleWithFixedDelay(
                () -> pipelines.values().forEach(kept -> kept.closeIdle(properties.idle())),
                look,
                look,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public String name() {
        return "apertium";
    }

    @Override
    public Set<LanguagePair> pairs() {
        return properties.enabled() ? modes.routes().keySet() : Set.of();
    }

    @Override
    public Tier tier() {
        return Tier.GIST;
    }

    /** The licence of the programs and dictionaries covers these, not what they translate. */
    @Override
    public boolean publishable() {
        return true;
    }

    @Override
    public List<Answer> translate(LanguagePair pair, List<String> sentences, Duration limit) {
        Instant end = clock.instant().plus(limit);
        List<ApertiumMode> route = properties.enabled() ? modes.routes().get(pair) : null;
        List<Answer> answers = new ArrayList<>();
        for (String sentence : sentences) {
            boolean wait = !answers.isEmpty() && answers.getLast() instanceof Answer.Unavailable;
            if (route == null) {
                answers.add(new Answer.Unavailable("Apertium has no modes installed for " + pair));
            } else if (wait) {
                answers.add(answers.getLast()); // no use in asking a dead engine for each sentence
            } else {
                answers.add(translate(kept(pair, route), sentence, end));
            }
        }
        return answers;
    }

    private ApertiumPipelines kept(LanguagePair pair, List<ApertiumMode> route) {
        return pipelines.compute(pair, (_, kept) -> {
            if (kept != null && kept.serves(route)) {
                return kept;
            }
            if (kept != null) {
                kept.close(); // another version was installed
            }
            return new ApertiumPipelines(route, properties.pipelines(), watchdog, clock);
        });
    }

    private Answer translate(ApertiumPipelines kept, String sentence, Instant end) {
        StringBuilder translated = new StringBuilder();
        for (String piece : ApertiumText.pieces(sentence, ApertiumPipeline.LONGEST_SENTENCE / 2)) {
            Answer answer = piece.isBlank() ? new Answer.Translated(piece) : translateSoundly(kept, piece, end);
            switch (answer) {
                case Answer.Translated(String text) -> translated.append(text).append(piece.endsWith(" ") ? " " : "");
                case Answer.Refused _, Answer.Unavailable _ -> {
                    return answer;
                }
            }
        }
        return new Answer.Translated(translated.toString().strip());
    }

    /**
     * Asks otherwise when an answer has words in it that are neither the author's nor of the language asked for: with the
     * words hidden that come back like that when asked alone, then clause by clause. What is still not sound is refused, so
     * that readers see the original.
     */
    private Answer translateSoundly(ApertiumPipelines kept, String piece, Instant end) {
        if (ApertiumText.mixesCapitals(piece) && ApertiumText.clauses(piece).size() > 1) {
            return translateClauses(kept, piece, end);
        }
        Answer whole = translateHiding(kept, piece, end);
        if (!isUnsound(whole) || ApertiumText.clauses(piece).size() < 2) {
            return whole;
        }
        return translateClauses(kept, piece, end);
    }

    private Answer translateClauses(ApertiumPipelines kept, String piece, Instant end) {
        List<String> translated = new ArrayList<>();
        for (String clause : ApertiumText.clauses(piece)) {
            Answer answer = clause.isBlank() ? new Answer.Translated(clause) : translateHiding(kept, clause, end);
            if (!(answer instanceof Answer.Translated(String text))) {
                return answer;
            }
            translated.add(text);
        }
        return new Answer.Translated(String.join(" ", translated));
    }

    private Answer translateHiding(ApertiumPipelines kept, String piece, Instant end) {
        List<String> words = ApertiumText.words(piece);
        Set<String> strange = new HashSet<>(words);
        strange.removeIf(word -> !kept.isStrange(word));
        Answer answer = translateHiding(kept, piece, strange, end);
        if (!isUnsound(answer) || words.size() > MOST_WORDS) {
            return answer;
        }
        for (String word : words) {
            boolean partIsStrange = word.indexOf(' ') >= 0
                    && ApertiumText.words(word).stream()
                            .anyMatch(part -> part.length() < word.length() && kept.isStrange(part));
            if (!kept.isKnown(word) && !partIsStrange) {
                Answer alone = translatePiece(kept, word, end);
                if (alone instanceof Answer.Unavailable) {
                    return alone;
                }
                kept.learn(word, isUnsound(alone));
            }
        }
        Set<String> all = new HashSet<>(words);
        all.removeIf(word -> !kept.isStrange(word));
        return all.equals(strange) ? answer : translateHiding(kept, piece, all, end);
    }

    private Answer translateHiding(ApertiumPipelines kept, String piece, Set<String> strange, Instant end) {
        if (strange.isEmpty()) {
            return translatePiece(kept, piece, end);
        }
        ApertiumText.Hidden hidden = ApertiumText.Hidden.of(piece, strange);
        Answer answer = translatePiece(kept, hidden.sentence(), end);
        if (!(answer instanceof Answer.Translated(String text))) {
            return answer;
        }
        return hidden.allIn(text) ? new Answer.Translated(hidden.shown(text)) : unsound(Fault.UNKNOWN_WORDS);
    }

    /**
     * Two failures prove nothing against a text: both times a program may have been killed by others, or the machine may
     * have stood still. So the third try follows right after an easy sentence has passed the same programs.
     */
    private Answer translatePiece(ApertiumPipelines kept, String piece, Instant end) {
        String prepared = ApertiumText.prepare(piece);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (!clock.instant().isBefore(end)) {
                return new Answer.Unavailable("Apertium did not finish in time");
            }
            boolean last = attempt == ATTEMPTS;
            Attempt trial = new Attempt(prepared, end);
            try {
                String answer = kept.use(end, last ? trial::afterAnEasyOne : trial::atOnce);
                return ApertiumText.fault(piece, answer)
                        .map(ApertiumEngine::unsound)
                        .orElseGet(() -> new Answer.Translated(ApertiumText.restore(piece, answer)));
            } catch (ApertiumPipelines.BusyException busy) {
                return new Answer.Unavailable("every Apertium pipeline is busy");
            } catch (IOException e) {
                log.atWarn()
                        .addKeyValue("engine", name())
                        .addKeyValue("attempt", attempt)
                        .addKeyValue("characters", piece.length())
                        .log("A pipeline failed: {}", e.getMessage());
                if (e instanceof ApertiumPipeline.TimeOverException && !trial.hadItsFullTime) {
                    return new Answer.Unavailable("Apertium did not finish in time");
                }
                if (last && !trial.easyOnePassed) {
                    return new Answer.Unavailable("Apertium does not work: " + e.getMessage());
                }
            }
        }
        return new Answer.Refused(Fault.ENGINE, "Apertium fails on this text, " + ATTEMPTS + " times");
    }

    private static Answer unsound(Fault fault) {
        return new Answer.Refused(
                fault,
                fault == Fault.TAGS
                        ? "Apertium leaves tags of its own"
                        : "Apertium leaves words of another language, or words run into one");
    }

    private static boolean isUnsound(Answer answer) {
        return answer instanceof Answer.Refused(Fault fault, String _) && fault != Fault.ENGINE;
    }

    /** One try to get a text through a pipeline, and what is known when it fails. */
    private final class Attempt {

        private final String prepared;
        private final Instant end;
        private boolean easyOnePassed;
        private boolean hadItsFullTime;

        Attempt(String prepared, Instant end) {
            this.prepared = prepared;
            this.end = end;
        }

        String atOnce(ApertiumPipeline pipeline) throws IOException {
            Duration limit = timeLeft();
            hadItsFullTime =
                    limit.compareTo(properties.sentenceTimeout().multipliedBy(9).dividedBy(10)) >= 0;
            return pipeline.translate(prepared, limit);
        }

        String afterAnEasyOne(ApertiumPipeline pipeline) throws IOException {
            pipeline.translate(EASY_SENTENCE, timeLeft());
            easyOnePassed = true;
            return atOnce(pipeline);
        }

        /** Counted from when it has a pipeline: waiting for one is not the text's fault. */
        private Duration timeLeft() {
            Duration left = Duration.between(clock.instant(), end);
            if (left.isNegative()) {
                return Duration.ZERO;
            }
            return left.compareTo(properties.sentenceTimeout()) < 0 ? left : properties.sentenceTimeout();
        }
    }

    /** The programs that run now, for tests that hurt them. */
    List<ProcessHandle> programs() {
        return pipelines.values().stream()
                .flatMap(kept -> kept.programs().stream())
                .toList();
    }

    @PreDestroy
    void close() {
        watchdog.shutdownNow();
        pipelines.values().forEach(ApertiumPipelines::close);
    }
}
