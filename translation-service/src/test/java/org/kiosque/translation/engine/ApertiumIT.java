package org.kiosque.translation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApertiumIT {

    private static final LanguagePair FR_EN = new LanguagePair("fr", "en");
    private static final LanguagePair EN_FR = new LanguagePair("en", "fr");
    private static final Duration PLENTY = Duration.ofSeconds(30);

    private final List<ApertiumEngine> engines = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void apertium() {
        InstalledApertium.isNeeded();
    }

    @AfterEach
    void nothingGoesOnRunning() {
        List<ProcessHandle> programs =
                engines.stream().flatMap(engine -> engine.programs().stream()).toList();
        engines.forEach(ApertiumEngine::close);
        await().until(() -> programs.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void frenchAndEnglishAreTranslatedBothWaysBySpanish() {
        ApertiumEngine engine = engine();
        assertThat(engine.pairs()).contains(FR_EN, EN_FR);
        assertThat(text(engine, FR_EN, "Le chat mange la pomme.")).isEqualTo("The cat eats the apple.");
        assertThat(text(engine, EN_FR, "The cat eats the apple.")).isEqualTo("Le chat mange la pomme.");
    }

    @Test
    void placeholdersSurviveAndStayWithTheirWords() {
        assertThat(text(engine(), FR_EN, "Le ⟦0⟧vieux pont⟦1⟧ de ⟦2⟧ a été construit par ⟦10⟧le roi⟦11⟧."))
                .contains("⟦0⟧old bridge⟦1⟧", "⟦2⟧", "⟦10⟧the king⟦11⟧");
        assertThat(text(engine(), EN_FR, "see ⟦0⟧the report⟦1⟧ or ⟦2⟧.")).contains("⟦0⟧le rapport⟦1⟧", "⟦2⟧");
    }

    @Test
    void smallLettersAtTheStartStaySmallAndCapitalsStayCapitals() {
        ApertiumEngine engine = engine();
        assertThat(text(engine, FR_EN, "la liberté")).isEqualTo("the liberty");
        assertThat(text(engine, FR_EN, "La liberté")).isEqualTo("The liberty");
        assertThat(text(engine, FR_EN, "anglais")).isEqualTo("English");
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "[ ] { } ^ $ @ \\ / < >",
                "[[t:b:1]]mot[[/]] ^mot<n><m><sg>$ et [/N1] et [] fin",
                "\\[ \\] \\\\ \\^",
                "Un\u0000deux\u0000.[]\u0000[/N2]\u0000trois",
                "",
                " ",
                ".",
                "…",
                "\u0000",
                "\n\n\n",
                "\uD800 seul \uDC00",
                "😀👩‍👩‍👧‍👦 famille 🇫🇷",
                "مرحبا بالعالم שלום עולם \u202E txet",
                "e\u0301\u0301\u0301 zalgo n\u0303",
                "\uFEFFbom \uFFFE \uFFFF",
                "*mot #mot @mot +mot ~mot &mot; %s %n ${x} `ls` $(ls) ; rm -rf",
                "A".repeat(64 * 1024),
                "mot ".repeat(16 * 1024),
                "😀".repeat(16 * 1024),
                "⟦0⟧".repeat(500),
                "((((((((((((((((((((((((((((((((",
                "l'l'l'l'l'l'l'l' -- d'd'd' l-l-l-l",
                "1".repeat(3000),
                "10 000 000,00 € 12h30 3e XIVe 1er n° 5");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void noTextHarmsTheNextOne(String hostile) {
        ApertiumEngine engine = engine();
        List<Answer> answers =
                engine.translate(FR_EN, List.of("Le chat mange.", hostile, "Le chien dort."), Duration.ofSeconds(60));
        assertThat(answers.get(0)).isEqualTo(new Answer.Translated("The cat eats."));
        assertThat(answers.get(1)).isNotInstanceOf(Answer.Unavailable.class);
        assertThat(answers.get(2)).isEqualTo(new Answer.Translated("The dog sleeps."));
    }

    @Test
    void reservedCharactersComeBackAsTheyWere() {
        assertThat(text(engine(), FR_EN, "Le chat [noir] {et} ^blanc$ \\ / <gris> @"))
                .contains("[", "]", "{", "}", "^", "$", "\\", "/", "<", ">", "@");
    }

    @Test
    void anyProgramOfThePipelineMayBeKilledAndTheNextSentenceIsTranslated() {
        ApertiumEngine engine = engine();
        text(engine, FR_EN, "Le chat mange.");
        int stages = engine.programs().size();
        assertThat(stages).isGreaterThan(10);
        for (int stage = 0; stage < stages; stage++) {
            engine.programs().get(stage).destroyForcibly();
            assertThat(text(engine, FR_EN, "Le chien dort.")).isEqualTo("The dog sleeps.");
        }
    }

    @Test
    void programsKilledWhileTheyWorkLoseNothing() {
        ApertiumEngine engine = engine();
        text(engine, FR_EN, "Le chat mange.");
        List<String> sentences = IntStream.range(0, 300)
                .mapToObj(i -> "Le chat " + i + " mange.")
                .toList();
        var answers = CompletableFuture.supplyAsync(() -> engine.translate(FR_EN, sentences, Duration.ofSeconds(60)));
        for (int i = 0; i < 5; i++) {
            int stage = 3 * i;
            await().pollDelay(Duration.ofMillis(60)).until(() -> true);
            List<ProcessHandle> programs = engine.programs();
            if (programs.size() > stage) {
                programs.get(stage).destroyForcibly();
            }
        }
        List<Answer> all = answers.join();
        for (int i = 0; i < sentences.size(); i++) {
            // Killed twice in a row within one sentence would refuse it; five kills over 300 sentences must not.
            assertThat(all.get(i)).isInstanceOf(Answer.Translated.class);
            assertThat(((Answer.Translated) all.get(i)).text()).contains(" " + i + " ");
        }
    }

    @Test
    void aHungProgramIsKilledAndTheTextIsToWaitNotToBlame() throws IOException {
        Files.writeString(folder.resolve("fr-en.mode"), "cat | sleep 600");
        ApertiumEngine engine = engine(folder, Duration.ofMillis(300));
        long start = System.nanoTime();
        Answer answer =
                engine.translate(FR_EN, List.of("Le chat mange."), PLENTY).getFirst();
        assertThat(answer).isInstanceOf(Answer.Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(engine.programs()).isEmpty();
    }

    @Test
    void theLimitOfTheWholeListIsKept() throws IOException {
        Files.writeString(folder.resolve("fr-en.mode"), "sleep 600");
        ApertiumEngine engine = engine(folder, Duration.ofSeconds(20));
        long start = System.nanoTime();
        List<Answer> answers = engine.translate(FR_EN, List.of("Un.", "Deux.", "Trois."), Duration.ofMillis(500));
        assertThat(answers).hasSize(3).allMatch(Answer.Unavailable.class::isInstance);
        // One easy sentence is tried in the end, under its own time-out, before anything is blamed.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aTextOnWhichAProgramDiesIsRefusedAndTheOthersAreTranslated() throws IOException {
        Path deadly = Files.writeString(folder.resolve("deadly"), "#!/bin/sh\nexec sed -z -u '/POISON/Q'\n");
        assertThat(deadly.toFile().setExecutable(true)).isTrue();
        Path engineLike = Files.writeString(folder.resolve("like-apertium"), "#!/bin/sh\nshift\nexec \"$@\"\n");
        assertThat(engineLike.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("fr-en.mode"), engineLike + " " + deadly);
        ApertiumEngine engine = engine(folder, Duration.ofSeconds(5));
        List<Answer> answers = engine.translate(FR_EN, List.of("Avant.", "Un POISON ici.", "Après."), PLENTY);
        assertThat(answers.get(0)).isEqualTo(new Answer.Translated("Avant."));
        assertThat(answers.get(1)).isInstanceOf(Answer.Refused.class);
        assertThat(answers.get(2)).isEqualTo(new Answer.Translated("Après."));
    }

    @Test
    void manyThreadsShareOnePipelineAndEachGetsItsOwnAnswer() {
        ApertiumEngine engine = engine();
        List<String> answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> text(engine, FR_EN, "Le chat " + i + " mange."))
                .toList();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i)).contains(" " + i + " ");
        }
        assertThat(engine.programs()).hasSizeLessThan(30);
    }

    @Test
    void sixHundredWordsTakeFarLessThanTwoSeconds() {
        ApertiumEngine engine = engine();
        text(engine, FR_EN, "Le chat mange.");
        List<String> sentences = java.util.Collections.nCopies(
                40, "Le conseil de la ville a décidé mardi soir de rénover le vieux pont qui mène à la gare.");
        long start = System.nanoTime();
        List<Answer> answers = engine.translate(FR_EN, sentences, PLENTY);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("Apertium took " + took.toMillis() + " ms for " + sentences.size() + " sentences");
        assertThat(answers).allMatch(Answer.Translated.class::isInstance);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    private ApertiumEngine engine() {
        return engine(Path.of(InstalledApertium.MODES), Duration.ofSeconds(10));
    }

    private ApertiumEngine engine(Path modes, Duration sentenceTimeout) {
        var properties = new ApertiumProperties(
                true, List.of(modes), Duration.ofSeconds(1), 1, sentenceTimeout, Duration.ofMinutes(5));
        ApertiumEngine engine = new ApertiumEngine(properties, InstantSource.system(), new SimpleMeterRegistry());
        engines.add(engine);
        return engine;
    }

    private static String text(ApertiumEngine engine, LanguagePair pair, String sentence) {
        Answer answer = engine.translate(pair, List.of(sentence), PLENTY).getFirst();
        assertThat(answer).isInstanceOf(Answer.Translated.class);
        return ((Answer.Translated) answer).text();
    }
}
