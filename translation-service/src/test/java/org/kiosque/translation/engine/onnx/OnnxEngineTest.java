package org.kiosque.translation.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;

/** A folder of models, and what becomes of what is asked of it. */
class OnnxEngineTest {

    private static final LanguagePair PAIR = LanguagePair.of("fr", "en");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-27T12:00:00Z");

    private OnnxEngine engine(String models) {
        return new OnnxEngine(new OnnxProperties(models, Tier.PUBLISHABLE, 1, 0, Duration.ofSeconds(3)), () -> now);
    }

    private void install(String direction) throws IOException {
        Path model = Files.createDirectories(folder.resolve(direction));
        try (Stream<Path> files = Files.list(ConformanceTest.MODELS.resolve("fr-en"))) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    @Test
    void aModelThatAnOperatorAddsIsSeenAndTranslates() throws IOException {
        OnnxEngine engine = engine(folder.toString());
        assertThat(engine.pairs()).isEmpty();
        install("fr-en");
        Files.createDirectory(folder.resolve("en-fr"));
        Files.createDirectory(folder.resolve("of something else"));
        assertThat(engine.pairs()).as("not looked at again yet").isEmpty();

        now = now.plusSeconds(3);

        assertThat(engine.pairs()).containsExactly(PAIR);
        List<Answer> answers = engine.translate(PAIR, List.of("Il pleut sur la ville.", " ", "Le train part."), LIMIT);
        assertThat(answers).hasSize(3).allMatch(Answer.Translated.class::isInstance);
        assertThat(((Answer.Translated) answers.getFirst()).text()).isNotBlank();
        assertThat(answers.get(1)).isEqualTo(new Answer.Translated(""));
        assertThat(engine.translate(LanguagePair.of("en", "fr"), List.of("a"), LIMIT))
                .singleElement()
                .isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void withoutAFolderThereIsNoEngine() {
        assertThat(engine("").pairs()).isEmpty();
        assertThat(engine(folder.resolve("nowhere").toString()).pairs()).isEmpty();
    }

    @Test
    void whatIsLongerThanTheModelTakesIsRefusedAndTheRestIsTranslated() throws IOException {
        install("fr-en");
        List<Answer> answers =
                engine(folder.toString()).translate(PAIR, List.of("Le train part. ".repeat(100), "Il pleut."), LIMIT);
        assertThat(answers.getFirst())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Fault.ENGINE));
        assertThat(answers.getLast()).isInstanceOf(Answer.Translated.class);
    }

    @Test
    void whatIsNotDoneInTimeIsAskedForLater() throws IOException {
        install("fr-en");
        assertThat(engine(folder.toString()).translate(PAIR, List.of("Il pleut.", "Il neige."), Duration.ZERO))
                .hasSize(2)
                .allMatch(Answer.Unavailable.class::isInstance);
    }

    @Test
    void aModelThatCannotBeReadIsLeftAloneForAWhile() throws IOException {
        install("fr-en");
        Path network = folder.resolve("fr-en").resolve(MarianNetwork.NEXT_STEP);
        byte[] sound = Files.readAllBytes(network);
        Files.writeString(network, "no network");
        OnnxEngine engine = engine(folder.toString());
        assertThat(engine.pairs()).containsExactly(PAIR);

        assertThat(engine.translate(PAIR, List.of("Il pleut.", "Il neige."), LIMIT))
                .hasSize(2)
                .allMatch(Answer.Unavailable.class::isInstance);

        assertThat(engine.pairs()).isEmpty();
        Files.write(network, sound);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(engine.pairs()).containsExactly(PAIR);
        assertThat(engine.translate(PAIR, List.of("Il pleut."), LIMIT))
                .singleElement()
                .isInstanceOf(Answer.Translated.class);
    }

    @Test
    void severalAskAtTheSameTimeAndGetWhatEachWouldGetAlone() throws Exception {
        install("fr-en");
        OnnxEngine engine = engine(folder.toString());
        List<String> sentences = IntStream.range(0, 12)
                .mapToObj(i -> "Le train " + i + " part de la gare.")
                .toList();
        List<Answer> alone = engine.translate(PAIR, sentences, LIMIT);
        try (var askers = Executors.newFixedThreadPool(4)) {
            List<Callable<List<Answer>>> all = IntStream.range(0, 4)
                    .<Callable<List<Answer>>>mapToObj(_ -> () -> engine.translate(PAIR, sentences, LIMIT))
                    .toList();
            for (Future<List<Answer>> answers : askers.invokeAll(all)) {
                assertThat(answers.get()).isEqualTo(alone);
            }
        }
    }
}
