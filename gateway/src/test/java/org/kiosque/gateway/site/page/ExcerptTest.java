package org.kiosque.gateway.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void whatFitsIsLeftAlone() {
        assertThat(Excerpt.of("Short.", 6, "en")).isEqualTo("Short.");
    }

    @Test
    void whatDoesNotFitIsCutAfterAWordWithoutWhatFollowsIt() {
        assertThat(Excerpt.of("The train, the night and the river", 12, "en")).isEqualTo("The train…");
        assertThat(Excerpt.of("Un train pour Saint-Étienne part", 22, "fr")).isEqualTo("Un train pour…");
    }

    @Test
    void aPointBeforeTheCutIsPartOfTheEllipsis() {
        assertThat(Excerpt.of("It is late. The train is gone", 15, "en")).isEqualTo("It is late…");
    }

    @Test
    void wordsWithoutEndAreCutBetweenCharactersAsReadersCountThem() {
        assertThat(Excerpt.of("x".repeat(50), 10, "en")).isEqualTo("x".repeat(9) + "…");
        assertThat(Excerpt.of("👩‍👩‍👧".repeat(20), 10, "en")).isEqualTo("👩‍👩‍👧…");
        assertThat(Excerpt.of("夜行列車は毎晩駅を出発する".repeat(3), 10, "ja")).hasSizeBetween(6, 10);
    }

    @Test
    void sentencesAreKeptWholeAsFarAsTheyFit() {
        String text = "One is short. Two is a little longer. Three is not shown.";

        assertThat(Excerpt.sentences(text, 40, "en")).isEqualTo("One is short. Two is a little longer.");
        assertThat(Excerpt.sentences(text, 10, "en")).isEqualTo("One is…");
        assertThat(Excerpt.sentences(text, 100, "en")).isEqualTo(text);
    }
}
