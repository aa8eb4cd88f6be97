package org.kiosque.translation.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiosque.translation.engine.Answer;

/** What the installed Apertium makes of texts, and that no text and no accident harms the next one. */
class ApertiumIT extends WithApertium {

    @BeforeAll
    static void apertium() {
        InstalledApertium.isNeeded();
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
}
