package org.kiosque.recommendation.related.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.recommendation.related.ranking.Weights;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TrialTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static Trial with(Map<String, String> properties) {
        var binder = new Binder(new MapConfigurationPropertySource(properties));
        return new Trial(binder.bindOrCreate("kiosque.trial", TrialProperties.class), Weights.USUAL);
    }

    @Test
    void withoutATrialEverybodyHasTheUsualWeights() {
        Trial none = with(Map.of("kiosque.trial.tags", "3"));

        assertThat(none.isOn()).isFalse();
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> none.weightsBeside("article" + i, NOON)))
                .containsOnly(Weights.USUAL);
    }

    @Test
    void theOtherWeightingDiffersInWhatIsSaidOfItAlone() {
        Trial all =
                with(Map.of("kiosque.trial.share", "1", "kiosque.trial.half-life", "7d", "kiosque.trial.tags", "3"));
        Weights other = all.weightsFor("a-reader-of-16-letters");

        assertThat(other.tags()).isEqualTo(3);
        assertThat(other.halfLife()).isEqualTo(Duration.ofDays(7));
        assertThat(other)
                .usingRecursiveComparison()
                .ignoringFields("tags", "halfLife")
                .isEqualTo(Weights.USUAL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5})
    void aShareOfArticlesAndOfReadersHasIt(double share) {
        Trial trial = with(Map.of("kiosque.trial.share", String.valueOf(share)));

        assertThat(IntStream.range(0, 10_000)
                        .filter(i -> trial.beside("article" + i, NOON) == Variant.TRIAL)
                        .count())
                .isBetween((long) (share * 9_000), (long) (share * 11_000));
        assertThat(IntStream.range(0, 10_000)
                        .filter(i -> trial.of("reader-000000000" + i) == Variant.TRIAL)
                        .count())
                .isBetween((long) (share * 9_000), (long) (share * 11_000));
    }

    @Test
    void ofAnArticleEverybodyHasTheSameForADayAndAnotherDayPerhapsTheOther() {
        Trial trial = with(Map.of("kiosque.trial.share", "0.5"));

        assertThat(IntStream.range(0, 100))
                .allMatch(i -> trial.beside("article" + i, NOON)
                        == trial.beside("article" + i, NOON.plus(Duration.ofHours(11))));
        assertThat(IntStream.range(0, 100))
                .anyMatch(i -> trial.beside("article" + i, NOON)
                        != trial.beside("article" + i, NOON.plus(Duration.ofDays(1))));
    }
}
