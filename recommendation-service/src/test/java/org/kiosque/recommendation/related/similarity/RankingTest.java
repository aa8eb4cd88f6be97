package org.kiosque.recommendation.related.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void ofTwoEquallySimilarTheNewerComesFirst() {
        var old = new Candidate("old", 0.4, NOW.minus(Duration.ofDays(300)));
        var recent = new Candidate("recent", 0.4, NOW.minus(Duration.ofDays(1)));

        assertThat(Ranking.best(List.of(old, recent), NOW)).containsExactly("recent", "old");
    }

    @Test
    void ageNeverOutweighsAClearlyCloserSubject() {
        var close = new Candidate("close", 0.6, NOW.minus(Duration.ofDays(3000)));
        var recent = new Candidate("recent", 0.4, NOW);

        assertThat(Ranking.best(List.of(recent, close), NOW)).containsExactly("close", "recent");
    }

    @Test
    void whatHasHardlyAnythingInCommonIsLeftOut() {
        var far = new Candidate("far", Ranking.LEAST_SIMILARITY - 0.01, NOW);

        assertThat(Ranking.best(List.of(far), NOW)).isEmpty();
    }

    @Test
    void equalsAreAlwaysInTheSameOrder() {
        var a = new Candidate("a", 0.4, NOW);
        var b = new Candidate("b", 0.4, NOW);
        var c = new Candidate("c", 0.4, NOW);

        assertThat(Ranking.best(List.of(c, b, a), NOW)).containsExactly("a", "b", "c");
    }

    @Test
    void anArticleOfTheFutureCountsAsNew() {
        assertThat(Ranking.score(new Candidate("a", 1, NOW.plus(Duration.ofDays(9))), NOW))
                .isEqualTo(1);
    }
}
