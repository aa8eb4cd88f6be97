package org.kiosque.translation.texts;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.UnavailableException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.LanguageDetection;
import org.kiosque.common.time.BoundedWork;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.glossary.Glossary;
import org.kiosque.translation.glossary.Terms;
import org.kiosque.translation.making.Dialogue;
import org.kiosque.translation.making.Dialogues;
import org.kiosque.translation.memory.TranslationMemory;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.segmentation.ShortText;
import org.kiosque.translation.segmentation.UntranslatableException;
import org.kiosque.translation.texts.WantedSentences.Outcome;
import org.springframework.stereotype.Service;

/**
 * Translates short texts while somebody waits: what people have approved and what was made before first, the rest by
 * engines. A text of which one sentence cannot be translated is not translated at all, since nobody could tell.
 */
@Service
class TextsDesk {

    /** How long a sentence is not asked for again that no engine has an answer for. */
    private static final Duration REFUSED_FOR = Duration.ofHours(1);

    /** Between two looks for what another call is making. */
    private static final long LOOK_MILLIS = 50;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]++");

    private static final int THREADS = 2;
    private static final int WAITING = 32;
    private static final Duration READING_LIMIT = Duration.ofSeconds(5);

    /** Sentences given to an engine at once. */
    private static final int BATCH = 16;

    private final Engines engines;
    private final Dialogues dialogues;
    private final Glossary glossary;
    private final TranslationMemory memory;
    private final KeptSentences kept;
    private final LanguageDetection detection;
    private final TextsProperties properties;
    private final InstantSource clock;
    private final Semaphore places;
    private final BoundedWork threads = new BoundedWork("short-texts", THREADS, WAITING, READING_LIMIT);

    TextsDesk(
            Engines engines,
            Dialogues dialogues,
            Glossary glossary,
            TranslationMemory memory,
            KeptSentences kept,
            LanguageDetection detection,
            TextsProperties properties,
            InstantSource clock) {
        this.engines = engines;
        this.dialogues = dialogues;
        this.glossary = glossary;
        this.memory = memory;
        this.kept = kept;
        this.detection = detection;
        this.properties = properties;
        this.clock = clock;
        this.places = new Semaphore(properties.concurrentCalls(), true);
    }

    /**
     * @param text null when there is no translation that could be shown
     * @param language of the original; null when it cannot be told
     * @param engine that has made the first machine-made sentence; null when there is none
     * @param tier the worst of its engines'; null likewise
     */
    record Translated(
            @Nullable String text,
            @Nullable Language language,
            @Nullable String engine,
            @Nullable Tier tier) {

        static Translated unchanged(String text, @Nullable Language language) {
            return new Translated(text, language, null, null);
        }

        static Translated none(@Nullable Language language) {
            return new Translated(null, language, null, null);
        }
    }

    /**
     * Repeating it pays for nothing twice.
     *
     * @param from null to have it told from each text
     * @return one for each text, in order
     * @throws UnavailableException when no engine can translate the rest at the moment, or not in time
     */
    List<Translated> translate(@Nullable Language from, Language to, List<String> texts) {
        Instant end = clock.instant().plus(properties.deadline());
        Translated[] all = new Translated[texts.size()];
        threads.call(() -> read(from, to, texts, all))
                .forEach((language, some) -> translate(new LanguagePair(language, to), some, end)
                        .forEach((i, translated) -> all[i] = translated));
        return List.of(all);
    }

    /** @param all gets what need not be translated */
    private Map<Language, Map<Integer, ShortText>> read(
            @Nullable Language from, Language to, List<String> texts, Translated[] all) {
        Map<Language, Map<Integer, ShortText>> byLanguage = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Language language = from != null || text.isBlank()
                    ? from
                    : detection.of(words(text)).orElse(null);
            if (text.isBlank() || (language != null && language.primary().equals(to.primary()))) {
                all[i] = Translated.unchanged(text, language);
            } else if (language == null) {
                all[i] = Translated.none(null);
            } else {
                ShortText read = read(text, language);
                if (read == null) {
                    all[i] = Translated.none(language);
                } else {
                    byLanguage
                            .computeIfAbsent(language, _ -> new LinkedHashMap<>())
                            .put(i, read);
                }
            }
        }
        return byLanguage;
    }

    /** What is written in no language tells nothing of the language: addresses, names of accounts, numbers. */
    private static String words(String text) {
        return BLANKS.splitAsStream(text)
                .filter(word -> !word.contains("://")
                        && word.chars().noneMatch(character -> character == '@' || Character.isDigit(character)))
                .collect(Collectors.joining(" "));
    }

    /** @return null when it would cost too much to read */
    private static @Nullable ShortText read(String text, Language language) {
        try {
            return ShortText.of(text, language);
        } catch (UntranslatableException beyondBounds) {
            return null;
        }
    }

    private Map<Integer, Translated> translate(LanguagePair pair, Map<Integer, ShortText> texts, Instant end) {
        List<Segment> segments = texts.values().stream()
                .flatMap(text -> text.segments().stream())
                .toList();
        Terms terms = glossary.of(pair);
        var wanted = new WantedSentences(segments, pair, terms);
        Map<String, Tier> tiers = new HashMap<>();
        TranslationMemory.Exact approved = memory.exact(pair, wanted.openSegments());
        wanted.openSegments()
                .forEach(segment -> approved.of(segment)
                        .ifPresent(known -> wanted.known(segment, new Outcome(known.target(), null))));
        takeKept(wanted, tiers);
        if (!wanted.open().isEmpty()) {
            make(wanted, pair, terms, tiers, end);
        }
        Map<Integer, Translated> translated = new HashMap<>();
        texts.forEach((i, text) -> translated.put(i, whole(text, pair.from(), wanted, tiers)));
        return translated;
    }

    private void takeKept(WantedSentences wanted, Map<String, Tier> tiers) {
        kept.made(wanted.open()).values().forEach(found -> {
            wanted.known(found.id(), new Outcome(found.target(), found.engine()));
            if (found.engine() != null && found.tier() != null) {
                tiers.merge(found.engine(), found.tier(), TextsDesk::worse);
            }
        });
    }

    private void make(WantedSentences wanted, LanguagePair pair, Terms terms, Map<String, Tier> tiers, Instant end) {
        try {
            if (!places.tryAcquire(left(end).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnavailableException("Too many texts are being translated.", null);
            }
            try {
                makeInTurn(wanted, pair, terms, tiers, end);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The service is stopping.", e);
        }
    }

    private void makeInTurn(
            WantedSentences wanted, LanguagePair pair, Terms terms, Map<String, Tier> tiers, Instant end)
            throws InterruptedException {
        String claim = UUID.randomUUID().toString();
        while (!wanted.open().isEmpty()) {
            // Longer than a batch that begins just before the end: nobody pays for what is being made.
            Instant claimedUntil = end.plus(properties.deadline().multipliedBy(2));
            List<String> claimed = kept.claim(wanted.open(), claim, claimedUntil);
            if (!claimed.isEmpty()) {
                ask(wanted, pair, terms, tiers, claimed, claim, end);
            } else if (left(end).isZero()) {
                throw new UnavailableException("The texts were not translated in time.", null);
            } else {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            takeKept(wanted, tiers);
        }
    }

    private void ask(
            WantedSentences wanted,
            LanguagePair pair,
            Terms terms,
            Map<String, Tier> tiers,
            List<String> claimed,
            String claim,
            Instant end) {
        Optional<Dialogue.Obstacle> obstacle = Optional.of(new Dialogue.Obstacle("it failed", false));
        wanted.claimed(claimed);
        try {
            List<TranslationEngine> chain = engines.toPublish(pair);
            chain.forEach(engine -> tiers.put(engine.name(), engine.tier()));
            Duration left = left(end);
            var pace = new Dialogue.Pace(BATCH, left, left, left);
            obstacle = chain.isEmpty()
                    ? Optional.of(new Dialogue.Obstacle("no engine can translate " + pair + " at the moment", false))
                    : dialogues
                            .about(wanted, pair, terms, chain, pace, () -> false)
                            .ask(() -> {}, clock.instant());
        } finally {
            wanted.claimed(List.of());
            Instant now = clock.instant();
            List<KeptSentence> made = new ArrayList<>();
            wanted.made().forEach((id, outcome) -> {
                if (claimed.contains(id)) {
                    made.add(kept(id, outcome, tiers, now));
                }
            });
            kept.settle(made, claimed, claim);
        }
        obstacle.ifPresent(why -> {
            throw new UnavailableException("The texts cannot be translated just now: " + why.reason() + ".", null);
        });
    }

    private KeptSentence kept(String id, Outcome outcome, Map<String, Tier> tiers, Instant now) {
        String engine = outcome.engine();
        return new KeptSentence(
                id,
                null,
                outcome.target(),
                engine,
                engine == null ? null : tiers.get(engine),
                now.plus(outcome.target() == null ? REFUSED_FOR : properties.keep()));
    }

    private Duration left(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Translated whole(ShortText text, Language from, WantedSentences wanted, Map<String, Tier> tiers) {
        Map<Integer, String> targets = new HashMap<>();
        @Nullable String engine = null;
        @Nullable Tier tier = null;
        for (Segment segment : text.segments()) {
            Outcome outcome = wanted.of(segment).orElseThrow();
            if (outcome.target() == null) {
                return Translated.none(from);
            }
            targets.put(segment.n(), outcome.target());
            String by = outcome.engine();
            if (by != null) {
                engine = engine == null ? by : engine;
                tier = worse(tier, tiers.get(by));
            }
        }
        return new Translated(text.with(targets), from, engine, tier);
    }

    @PreDestroy
    void close() {
        threads.close();
    }

    static @Nullable Tier worse(@Nullable Tier one, @Nullable Tier other) {
        return one == null ? other : other == null || one.compareTo(other) > 0 ? one : other;
    }
}
