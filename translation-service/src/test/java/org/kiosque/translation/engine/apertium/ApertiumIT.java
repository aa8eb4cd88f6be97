package org.kiosque.translation.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.LanguagePair;

class ApertiumIT {

    private static final LanguagePair FR_EN = LanguagePair.of("fr", "en");
    private static final LanguagePair EN_FR = LanguagePair.of("en", "fr");
    private static final Duration PLENTY = Duration.ofSeconds(30);

    private final List<ApertiumEngine> engines = new ArrayList<>();
    private final Set<ProcessHandle> others = new HashSet<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void apertium() {
        InstalledApertium.isNeeded();
    }

    @BeforeEach
    void whatRunsAlready() {
        ProcessHandle.current().descendants().forEach(others::add);
    }

    @AfterEach
    void nothingGoesOnRunning() {
        engines.forEach(ApertiumEngine::close);
        await().untilAsserted(() -> assertThat(ourPrograms()).isEmpty());
    }

    private List<ProcessHandle> ourPrograms() {
        return ProcessHandle.current()
                .descendants()
                .filter(program -> !others.contains(program))
                .filter(ProcessHandle::isAlive)
                .toList();
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
        assertThat(answers.get(1)).isInstanceOf(Answer.Translated.class);
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
        AtomicInteger done = new AtomicInteger();
        AtomicInteger kills = new AtomicInteger();
        var all = CompletableFuture.supplyAsync(() -> {
            List<Answer> answers = new ArrayList<>();
            while (kills.get() < 5 || answers.size() < 20) {
                answers.addAll(engine.translate(FR_EN, List.of("Le chat " + answers.size() + " mange."), PLENTY));
                done.set(answers.size());
            }
            return answers;
        });
        while (kills.get() < 5) {
            int before = done.get();
            // Of two, the second began after the last kill: no sentence meets two kills.
            await().atMost(PLENTY).pollInterval(Duration.ofMillis(2)).until(() -> done.get() >= before + 2);
            List<ProcessHandle> programs = engine.programs();
            programs.get(3 * kills.get() % programs.size()).destroyForcibly();
            kills.incrementAndGet();
        }
        List<Answer> answers = all.join();
        assertThat(kills).hasValue(5);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i)).isInstanceOf(Answer.Translated.class);
            assertThat(((Answer.Translated) answers.get(i)).text()).contains(" " + i + " ");
        }
    }

    @Test
    void twoDeathsAreNoProofAgainstAText() throws IOException {
        Path starts = folder.resolve("starts");
        mode(program(
                "dies-twice",
                "echo >> %s; if [ $(wc -l < %s) -le 2 ]; then exit 1; fi; exec cat".formatted(starts, starts)));
        assertThat(text(engine(folder, Duration.ofSeconds(5)), FR_EN, "Le chat mange."))
                .isEqualTo("Le chat mange.");
        assertThat(starts).hasContent("\n\n\n");
    }

    @Test
    void aProgramThatAlwaysDiesIsAnOutageAndNoTextIsToBlame() throws IOException {
        mode(program("dies", "exit 1"));
        assertThat(engine(folder, Duration.ofSeconds(5)).translate(FR_EN, List.of("Le chat mange."), PLENTY))
                .singleElement()
                .isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void aHungProgramIsKilledAndTheTextIsToWaitNotToBlame() throws IOException {
        mode("cat", "sleep 600");
        ApertiumEngine engine = engine(folder, Duration.ofMillis(300));
        long start = System.nanoTime();
        var answers = CompletableFuture.supplyAsync(() -> engine.translate(FR_EN, List.of("Le chat mange."), PLENTY));
        await().until(() -> engine.programs().size() == 2);
        List<ProcessHandle> hung = engine.programs();
        assertThat(answers.join()).singleElement().isInstanceOf(Answer.Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10)); // two tries and an easy sentence
        assertThat(engine.programs()).isEmpty();
        await().untilAsserted(() -> assertThat(hung).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void theLimitOfTheWholeListIsKept() throws IOException {
        mode("sleep 600");
        ApertiumEngine engine = engine(folder, Duration.ofSeconds(20));
        long start = System.nanoTime();
        List<Answer> answers = engine.translate(FR_EN, List.of("Un.", "Deux.", "Trois."), Duration.ofMillis(500));
        assertThat(answers).hasSize(3).allMatch(Answer.Unavailable.class::isInstance);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(500), Duration.ofMillis(2_500));
    }

    @Test
    void theEasySentenceKeepsToTheLimitOfTheList() throws IOException {
        // Dies on the text, hangs on anything else.
        mode(program("deadly", "exec sed -z -u -n '/POISON/Q'"));
        ApertiumEngine engine = engine(folder, Duration.ofSeconds(20));
        long start = System.nanoTime();
        List<Answer> answers = engine.translate(FR_EN, List.of("Un POISON ici."), Duration.ofSeconds(1));
        assertThat(answers).singleElement().isInstanceOf(Answer.Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
    }

    @Test
    void aTextOnWhichAProgramDiesIsRefusedAndTheOthersAreTranslated() throws IOException {
        mode(program("deadly", "exec sed -z -u '/POISON/Q'"));
        ApertiumEngine engine = engine(folder, Duration.ofSeconds(5));
        List<Answer> answers = engine.translate(FR_EN, List.of("Avant.", "Un POISON ici.", "Après."), PLENTY);
        assertThat(answers.get(0)).isEqualTo(new Answer.Translated("Avant."));
        assertThat(answers.get(1)).isInstanceOf(Answer.Refused.class);
        assertThat(answers.get(2)).isEqualTo(new Answer.Translated("Après."));
    }

    @Test
    void aTextOnWhichAProgramHangsIsRefusedOnlyWhenItHadItsFullTime() throws IOException {
        mode(program("hangs", "exec sed -z -u '/POISON/{s/.*/sleep 20/e}'"));
        ApertiumEngine engine = engine(folder, Duration.ofMillis(600));
        assertThat(engine.translate(FR_EN, List.of("Un POISON ici."), Duration.ofMillis(900)))
                .singleElement()
                .isInstanceOf(Answer.Unavailable.class);
        long start = System.nanoTime();
        List<Answer> answers = engine.translate(FR_EN, List.of("Avant.", "Un POISON ici.", "Après."), PLENTY);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_800));
        assertThat(answers.get(0)).isEqualTo(new Answer.Translated("Avant."));
        assertThat(answers.get(1)).isInstanceOf(Answer.Refused.class);
        assertThat(answers.get(2)).isEqualTo(new Answer.Translated("Après."));
    }

    @Test
    void waitingForAPlaceIsNotTheTextsOwnTime() throws IOException {
        // Each sentence takes half a second; together they take longer than one may.
        mode(program("slow", "exec sed -z -u '/chat/{h;s/.*/sleep 0.5/e;x}'"));
        ApertiumEngine engine = engine(folder, Duration.ofMillis(1_200));
        List<CompletableFuture<String>> answers = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> text(engine, FR_EN, "Le chat " + i + "."), Thread::startVirtualThread))
                .toList();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join()).isEqualTo("Le chat " + i + ".");
        }
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
        List<String> sentences = Collections.nCopies(
                40, "Le conseil de la ville a décidé mardi soir de rénover le vieux pont qui mène à la gare.");
        long start = System.nanoTime();
        List<Answer> answers = engine.translate(FR_EN, sentences, PLENTY);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("Apertium took " + took.toMillis() + " ms for " + sentences.size() + " sentences");
        assertThat(answers).allMatch(Answer.Translated.class::isInstance);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    /** A mode whose stages are started as they are: every program is given {@code -z}, which only Apertium's know. */
    private void mode(String... stages) throws IOException {
        Path plain = Files.writeString(folder.resolve("without-z"), "#!/bin/sh\nshift\nexec \"$@\"\n");
        assertThat(plain.toFile().setExecutable(true)).isTrue();
        Files.writeString(
                folder.resolve("fr-en.mode"),
                Stream.of(stages).map(stage -> plain + " " + stage).collect(Collectors.joining(" | ")));
    }

    private String program(String name, String script) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program.toString();
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
