package org.kiosque.recommendation.related.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kiosque.recommendation.related.ranking.Interests.Suggested;

class InterestsTest {

    @Test
    void whatSeveralArticlesLeadToComesBeforeWhatOneDoes() {
        var interests = new Interests(Set.of("read1", "read2"));
        interests.after("read2", ranked("once", "both"));
        interests.after("read1", ranked("both", "read2", "else"));

        assertThat(interests.best())
                .containsExactly(
                        new Suggested("both", "read2"), new Suggested("once", "read2"), new Suggested("else", "read1"));
    }

    @Test
    void whatWasReadLastTellsMost() {
        var interests = new Interests(Set.of());
        interests.after("last", ranked("new"));
        interests.after("before", ranked("old"));

        assertThat(interests.best()).extracting(Suggested::articleId).containsExactly("new", "old");
        assertThat(interests.score("new")).isGreaterThan(interests.score("old"));
        assertThat(interests.score("nobody")).isZero();
    }

    @Test
    void whatWasReadIsNeverSuggested() {
        var interests = new Interests(Set.of("a", "b"));
        interests.after("a", ranked("b"));
        interests.after("b", ranked("a"));

        assertThat(interests.best()).isEmpty();
    }

    private static List<Ranked> ranked(String... ids) {
        return Stream.of(ids).map(id -> new Ranked(id, false)).toList();
    }
}
