package org.kiosque.article.editing.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.article.editing.revisions.TextDiff.Operation;
import org.kiosque.article.editing.revisions.TextDiff.Part;

class TextDiffTest {

    @ParameterizedTest
    @CsvSource({
        "Le train part à six heures., Le train part à sept heures., Le train part à [-six][+sept] heures.",
        "Le train part., Le train de nuit part., Le train [+de nuit ]part.",
        "Le train de nuit part., Le train part., Le train [-de nuit ]part.",
        "Il pleut., Il pleut., Il pleut.",
        "L’été, L’eté, L’[-été][+eté]",
        "夜行列車。雨。, 夜行列車。雪。, 夜行列車。[-雨][+雪]。",
        "'', Il pleut., [+Il pleut.]",
        "Il pleut., '', [-Il pleut.]",
        "'', '', ''"
    })
    void differencesAreWords(String before, String after, String shown) {
        assertThat(written(TextDiff.of(before, after))).isEqualTo(shown);
    }

    @Test
    void linesThatAreTheSameStayWhole() {
        assertThat(written(TextDiff.of("Un.\n\nDeux.\n\nTrois.\n", "Un.\n\nDeux et demi.\n\nTrois.\n\nQuatre.\n")))
                .isEqualTo("Un.\n\nDeux[+ et demi].\n\nTrois.\n[+\nQuatre.\n]");
    }

    @Test
    void bothTextsCanBeReadFromEveryComparison() {
        List<String> texts = List.of(
                "",
                "\n\n\n",
                "a",
                numbered("mot ", 0, 1_200, 1),
                numbered("mot ", 0, 1_200, 2),
                numbered("ligne\n", 0, 1_200, 1),
                numbered("ligne\n", 400, 1_600, 1),
                "x ".repeat(5_000) + "y " + "x ".repeat(5_000));
        for (String before : texts) {
            for (String after : texts) {
                List<Part> parts = TextDiff.of(before, after);
                assertThat(text(parts, Operation.INSERT)).isEqualTo(before);
                assertThat(text(parts, Operation.DELETE)).isEqualTo(after);
            }
        }
    }

    @Test
    void textsWithNothingInCommonAreReplacedWithoutASearchForMore() {
        String before = numbered("a\n", 0, 60_000, 1);
        String after = numbered("b\n", 60_000, 120_000, 1);
        assertThat(TextDiff.of("Même début.\n" + before + "Même fin.", "Même début.\n" + after + "Même fin."))
                .extracting(Part::op)
                .containsExactly(Operation.EQUAL, Operation.DELETE, Operation.INSERT, Operation.EQUAL);
    }

    @Test
    void manyPassagesThatDifferBecomeABoundedNumberOfParts() {
        String before = numbered("un deux trois quatre\n", 0, 5_000, 20);
        String after = before.replace("deux", "zwei").replace("quatre", "vier");
        assertThat(TextDiff.of(before, after)).hasSizeLessThan(10_000);
    }

    @Test
    void whoeverIsInterruptedStops() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> TextDiff.of("un", "deux")).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static String numbered(String word, int from, int to, int every) {
        return IntStream.range(from, to)
                .mapToObj(n -> n % every == 0 ? n + word : word)
                .collect(Collectors.joining());
    }

    private static String text(List<Part> parts, Operation without) {
        return parts.stream()
                .filter(part -> part.op() != without)
                .map(Part::text)
                .collect(Collectors.joining());
    }

    private static String written(List<Part> parts) {
        return parts.stream()
                .map(part -> switch (part.op()) {
                    case EQUAL -> part.text();
                    case DELETE -> "[-" + part.text() + "]";
                    case INSERT -> "[+" + part.text() + "]";
                })
                .collect(Collectors.joining());
    }
}
