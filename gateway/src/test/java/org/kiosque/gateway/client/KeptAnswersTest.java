package org.kiosque.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class KeptAnswersTest {

    private final AtomicInteger readings = new AtomicInteger();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final KeptAnswers kept = keeping(DataSize.ofKilobytes(100));

    private KeptAnswers keeping(DataSize atMost) {
        return new KeptAnswers(new CallProperties(atMost), meters);
    }

    private Object read(KeptAnswers answers, String question, String answer) {
        return answers.read(question, String.class, answer.getBytes(StandardCharsets.UTF_8), bytes -> {
            readings.incrementAndGet();
            return new String(bytes, StandardCharsets.UTF_8);
        });
    }

    @Test
    void theSameBytesAreReadOnce() {
        Object first = read(kept, "/a", "{}");

        assertThat(read(kept, "/a", "{}")).isSameAs(first);
        assertThat(readings).hasValue(1);
    }

    @Test
    void otherBytesAreReadHoweverAlikeTheyAre() {
        read(kept, "/a", "{\"n\":1}");

        assertThat(read(kept, "/a", "{\"n\":2}")).isEqualTo("{\"n\":2}");
        assertThat(read(kept, "/a", "{\"n\":1}")).isEqualTo("{\"n\":1}");
        assertThat(readings).hasValue(3);
    }

    @Test
    void anotherQuestionHasAnotherAnswer() {
        assertThat(read(kept, "/a", "{}")).isNotSameAs(read(kept, "/b", "{}"));
    }

    @Test
    void memoryHasAnEnd() {
        String large = "x".repeat(1_000);
        for (int i = 0; i < 1_000; i++) {
            read(kept, "/" + i, large + i);
        }

        assertThat(meters.get("kiosque.calls.kept").gauge().value()).isBetween(1.0, 100.0 * 1024);
    }

    @Test
    void withoutMemoryEachIsReadAnew() {
        KeptAnswers none = keeping(DataSize.ofBytes(0));
        read(none, "/a", "{}");
        read(none, "/a", "{}");

        assertThat(readings).hasValue(2);
    }
}
