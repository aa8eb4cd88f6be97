package org.kiosque.recommendation.related.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchTest {

    @ParameterizedTest
    @CsvSource({
        // words of the one, of the other, from which of the first on
        "20, 20, 0, 1",
        "20, 20, 20, 0",
        "20, 20, 10, 0.3333",
        "20, 40, 0, 0.5",
        "1, 1, 0, 1"
    })
    void ofShortTextsTheResemblanceIsExact(int many, int otherMany, int from, double resemblance) {
        assertThat(words(0, many).resemblance(words(from, otherMany))).isCloseTo(resemblance, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"600, 600, 0, 1", "600, 600, 600, 0", "600, 600, 200, 0.5", "600, 300, 0, 0.5", "600, 30, 0, 0.05"})
    void ofLongOnesItIsEstimated(int many, int otherMany, int from, double resemblance) {
        Sketch one = words(0, many);
        Sketch other = words(from, otherMany);

        assertThat(one.resemblance(other)).isCloseTo(resemblance, within(0.15)).isEqualTo(other.resemblance(one));
    }

    @Test
    void nothingResemblesNothing() {
        assertThat(Sketch.EMPTY.resemblance(Sketch.EMPTY)).isZero();
        assertThat(Sketch.EMPTY.resemblance(words(0, 9))).isZero();
        assertThat(Sketch.of(List.of())).isEqualTo(Sketch.EMPTY);
    }

    private static Sketch words(int from, int many) {
        return Sketch.of(IntStream.range(from, from + many)
                .mapToObj(number -> "word" + number)
                .toList());
    }
}
