package org.kiosque.gateway.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.edge.pages.CompressedPart;
import org.springframework.util.unit.DataSize;

class WrittenPartsTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final WrittenParts parts = new WrittenParts(new PartProperties(DataSize.ofKilobytes(100)), meters);

    private record Answer(String text) {}

    private WrittenParts.Part written(WrittenParts.Place place, Answer answer) {
        return parts.written(place, List.of(answer), () -> answer.text().getBytes(StandardCharsets.UTF_8));
    }

    private static WrittenParts.Place place(Object... rest) {
        return new WrittenParts.Place("story", List.of(rest));
    }

    @Test
    void whatWasMadeOfTheSameAnswerIsNotWrittenAgain() {
        var answer = new Answer("one");
        byte[] first = written(place("a"), answer).plain();

        assertThat(written(place("a"), answer).plain()).isSameAs(first);
    }

    @Test
    void anotherAnswerIsWrittenEvenIfItSaysTheSame() {
        byte[] first = written(place("a"), new Answer("one")).plain();

        assertThat(written(place("a"), new Answer("one")).plain()).isNotSameAs(first);
        assertThat(written(place("a"), new Answer("two")).plain()).asString().isEqualTo("two");
    }

    @Test
    void whatIsMadeOfSeveralAnswersIsWrittenAnewWhenOneIsAnother() {
        var one = new Answer("one");
        var two = new Answer("two");
        byte[] first =
                parts.written(place("a"), List.of(one, two), () -> new byte[1]).plain();

        assertThat(parts.written(place("a"), List.of(one, two), () -> new byte[1])
                        .plain())
                .isSameAs(first);
        assertThat(parts.written(place("a"), List.of(two, one), () -> new byte[2])
                        .plain())
                .hasSize(2);
        assertThat(parts.written(place("a"), List.of(two), () -> new byte[3]).plain())
                .hasSize(3);
    }

    @Test
    void whatElseChangesThePartMakesItAnother() {
        var answer = new Answer("one");

        assertThat(written(place("a", true), answer).plain())
                .isNotSameAs(written(place("a", false), answer).plain());
    }

    @Test
    void itIsCompressedWhenItComesASecondTime() {
        var answer = new Answer("one");
        assertThat(written(place("a"), answer).compressed()).isNull();

        CompressedPart second =
                Objects.requireNonNull(written(place("a"), answer).compressed());

        assertThat(second.sizeInBytes()).isGreaterThan("one".length());
        assertThat(written(place("a"), answer).compressed()).isSameAs(second);
        assertThat(written(place("a"), new Answer("two")).compressed()).isNull();
    }

    @Test
    void memoryHasAnEnd() {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(new Answer("x".repeat(1_000) + i));
            written(place(i), answers.getLast());
            written(place(i), answers.getLast());
        }

        assertThat(meters.get("kiosque.parts.bytes").gauge().value()).isBetween(1.0, 100.0 * 1024);
    }
}
