package org.kiosque.translation.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.translation.engine.Answer;

/** Programs that die, hang or dawdle: which text is to blame, and how long it takes. */
class BrokenProgramsIT extends WithApertium {

    @TempDir
    private Path folder;

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
        assertNoAnswerWithin(Duration.ofMillis(500), Duration.ofMillis(2_500), "Un.", "Deux.", "Trois.");
    }

    @Test
    void theEasySentenceKeepsToTheLimitOfTheList() throws IOException {
        // Dies on the text, hangs on anything else.
        mode(program("deadly", "exec sed -z -u -n '/POISON/Q'"));
        assertNoAnswerWithin(Duration.ofSeconds(1), Duration.ofSeconds(4), "Un POISON ici.");
    }

    private void assertNoAnswerWithin(Duration limit, Duration most, String... sentences) {
        ApertiumEngine engine = engine(folder, Duration.ofSeconds(20));
        long start = System.nanoTime();
        List<Answer> answers = engine.translate(FR_EN, List.of(sentences), limit);
        assertThat(answers).hasSize(sentences.length).allMatch(Answer.Unavailable.class::isInstance);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(limit, most);
    }

    @Test
    void aTextOnWhichAProgramDiesIsRefusedAndTheOthersAreTranslated() throws IOException {
        mode(program("deadly", "exec sed -z -u '/POISON/Q'"));
        assertOnlyThePoisonIsRefused(engine(folder, Duration.ofSeconds(5)));
    }

    @Test
    void aTextOnWhichAProgramHangsIsRefusedOnlyWhenItHadItsFullTime() throws IOException {
        mode(program("hangs", "exec sed -z -u '/POISON/{s/.*/sleep 20/e}'"));
        ApertiumEngine engine = engine(folder, Duration.ofMillis(600));
        assertThat(engine.translate(FR_EN, List.of("Un POISON ici."), Duration.ofMillis(900)))
                .singleElement()
                .isInstanceOf(Answer.Unavailable.class);
        long start = System.nanoTime();
        assertOnlyThePoisonIsRefused(engine);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_800));
    }

    private static void assertOnlyThePoisonIsRefused(ApertiumEngine engine) {
        List<Answer> answers = engine.translate(FR_EN, List.of("Avant.", "Un POISON ici.", "Après."), PLENTY);
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
}
