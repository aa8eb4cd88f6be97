package org.kiosque.translation.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.LanguagePair;

/** Engines that are closed after each test, which must leave no program behind. */
abstract class WithApertium {

    static final LanguagePair FR_EN = LanguagePair.of("fr", "en");
    static final LanguagePair EN_FR = LanguagePair.of("en", "fr");
    static final Duration PLENTY = Duration.ofSeconds(30);

    private final List<ApertiumEngine> engines = new ArrayList<>();
    private final Set<ProcessHandle> others = new HashSet<>();

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

    ApertiumEngine engine() {
        return engine(Path.of(InstalledApertium.MODES), Duration.ofSeconds(10));
    }

    ApertiumEngine engine(Path modes, Duration sentenceTimeout) {
        var properties = new ApertiumProperties(
                true, List.of(modes), Duration.ofSeconds(1), 1, sentenceTimeout, Duration.ofMinutes(5));
        ApertiumEngine engine = new ApertiumEngine(properties, InstantSource.system(), new SimpleMeterRegistry());
        engines.add(engine);
        return engine;
    }

    static String text(ApertiumEngine engine, LanguagePair pair, String sentence) {
        Answer answer = engine.translate(pair, List.of(sentence), PLENTY).getFirst();
        assertThat(answer).isInstanceOf(Answer.Translated.class);
        return ((Answer.Translated) answer).text();
    }
}
