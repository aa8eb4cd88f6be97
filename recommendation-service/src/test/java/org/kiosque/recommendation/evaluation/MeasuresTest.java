package org.kiosque.recommendation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final List<String> RANKED = List.of("a", "b", "c", "d", "e");

    @Test
    void precisionCountsEmptyPlacesAsWrong() {
        assertThat(Measures.precision(RANKED, Set.of("a", "c")::contains, 5)).isEqualTo(0.4);
        assertThat(Measures.precision(List.of("a"), Set.of("a")::contains, 5)).isEqualTo(0.2);
    }

    @Test
    void gainIsDiscountedByThePlace() {
        assertThat(Measures.ndcg(RANKED, Set.of("a", "b")::contains, 2, 10)).isEqualTo(1);
        // (1 + 1 / log2(4)) / (1 + 1 / log2(3))
        assertThat(Measures.ndcg(RANKED, Set.of("a", "c")::contains, 2, 10)).isCloseTo(0.9197, within(1e-4));
        assertThat(Measures.ndcg(RANKED, Set.of("z")::contains, 1, 10)).isZero();
        assertThat(Measures.ndcg(RANKED, Set.of("a")::contains, 0, 10)).isZero();
    }

    @Test
    void clicksCountByTheirPlacesAndPairs() {
        assertThat(Measures.reciprocalRank(RANKED, Set.of("b", "d")::contains)).isEqualTo(0.375);
        assertThat(Measures.areaUnderCurve(List.of(3.0), List.of(1.0, 3.0, 5.0)))
                .isEqualTo(0.5);
        assertThat(Measures.areaUnderCurve(List.of(3.0, 2.0), List.of(1.0))).isEqualTo(1);
    }
}
