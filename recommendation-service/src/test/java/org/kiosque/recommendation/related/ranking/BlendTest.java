package org.kiosque.recommendation.related.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlendTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Weights WEIGHTS = Weights.USUAL;

    @ParameterizedTest
    @CsvSource({
        // text, tags, authors, together, days old; the other's
        "0.5, 0,   0, 0,   10,   0.4, 0,   0, 0,   10",
        "0.4, 0.5, 0, 0,   10,   0.4, 0,   0, 0,   10",
        "0.4, 0,   1, 0,   10,   0.4, 0,   0, 0,   10",
        "0.4, 0,   0, 0.5, 10,   0.4, 0,   0, 0,   10",
        "0.4, 0,   0, 0,   1,    0.4, 0,   0, 0,   300",
        "0.6, 0,   0, 0,   3000, 0.4, 0,   0, 0,   0",
        "0.5, 0,   0, 0,   10,   0.4, 0,   1, 0,   10",
        "0.3, 1,   0, 0,   10,   0.4, 0,   0, 0,   10"
    })
    void whatHasMoreInCommonComesFirst(
            double text,
            double tags,
            double authors,
            double together,
            long days,
            double otherText,
            double otherTags,
            double otherAuthors,
            double otherTogether,
            long otherDays) {
        var better = new Candidate("z", text, tags, authors, daysAgo(days), Sketch.EMPTY);
        var worse = new Candidate("a", otherText, otherTags, otherAuthors, daysAgo(otherDays), Sketch.EMPTY);

        assertThat(ids(List.of(worse, better), Map.of("z", together, "a", otherTogether)))
                .containsExactly("z", "a");
    }

    @ParameterizedTest
    @CsvSource({"0.11, 0, false", "0.09, 0, true", "0, 0.41, false", "0, 0.39, true"})
    void whatHasHardlyAnythingInCommonIsLeftOutWhoeverWroteIt(double text, double tags, boolean left) {
        assertThat(ids(List.of(new Candidate("far", text, tags, 1, NOW, Sketch.EMPTY)), Map.of())
                        .isEmpty())
                .isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        // text, cosine; the other's
        "0.3, 0.6, 0.3, 0.4",
        "0.1, 0.9, 0.3, 0.2",
        "0.3, 0.2, 0.2, 0.2",
        "0.3, 0.1, 0.2, -0.5"
    })
    void whatIsNearerInMeaningComesFirst(double text, double meaning, double otherText, double otherMeaning) {
        assertThat(ids(List.of(meaning("a", otherText, otherMeaning), meaning("z", text, meaning)), Map.of()))
                .containsExactly("z", "a");
    }

    @Test
    void meaningAloneIsACommonSubjectAndHavingNoneIsNoneWorseThanBefore() {
        assertThat(ids(List.of(meaning("near", 0, 0.7), meaning("apart", 0, 0.2)), Map.of()))
                .containsExactly("near");
        assertThat(Blend.subject(meaning("known", 0.3, 0.44), 0, false, WEIGHTS))
                .isEqualTo(
                        Blend.subject(new Candidate("not yet", 0.3, 0, 0, NOW, Sketch.EMPTY), 0, false, WEIGHTS),
                        within(0.0001));
    }

    private static Candidate meaning(String id, double text, double cosine) {
        return new Candidate(id, text, 0, 0, NOW, Sketch.EMPTY).near(OptionalDouble.of(cosine));
    }

    @Test
    void anArticleWithoutTagsIsNotWorseOff() {
        var candidate = new Candidate("a", 0.11, 0, 0, NOW, Sketch.EMPTY);

        assertThat(Blend.rank(new Neighbours(false, Sketch.EMPTY, List.of(candidate)), Map.of(), WEIGHTS, NOW))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "30, 0.875", "60, 0.8125", "-9, 1", "36500, 0.75"})
    void ageTakesAwayAtMostAQuarter(long days, double left) {
        assertThat(Blend.age(daysAgo(days), WEIGHTS, NOW)).isCloseTo(left, within(1e-9));
    }

    @Test
    void itSaysWhatCountedForMore() {
        var near = new Candidate("near", 0.5, 0, 0, NOW, Sketch.EMPTY);
        var read = new Candidate("read", 0.05, 0, 0, NOW, Sketch.EMPTY);

        assertThat(Blend.rank(
                        new Neighbours(true, Sketch.EMPTY, List.of(near, read)),
                        Map.of("near", 0.5, "read", 1.0),
                        WEIGHTS,
                        NOW))
                .containsExactly(new Ranked("near", false), new Ranked("read", true));
    }

    @Test
    void theSameStoryIsNotToldTwice() {
        var first = new Candidate("first", 0.6, 0, 0, NOW, words("the mayor opens the new bridge today"));
        var again = new Candidate("again", 0.59, 0, 0, NOW, words("the mayor opens the new bridge"));
        var other = new Candidate("other", 0.4, 0, 0, NOW, words("ferries wait at the old quay"));

        assertThat(ids(List.of(first, again, other), Map.of())).containsExactly("first", "other", "again");
        var itself = new Neighbours(true, words("the mayor opens the new bridge today"), List.of(first, other));
        assertThat(Blend.rank(itself, Map.of(), WEIGHTS, NOW).getFirst().articleId())
                .as("that of the article itself")
                .isEqualTo("other");
    }

    @Test
    void ofNearEqualsThoseThatDifferComeBeforeThoseThatAreAlike() {
        var first = new Candidate("first", 0.50, 0, 0, NOW, words("rail strike talks fail in the capital again"));
        var alike = new Candidate("alike", 0.49, 0, 0, NOW, words("rail strike talks begin up north again"));
        var varied = new Candidate("varied", 0.48, 0, 0, NOW, words("night trains return with sleepers"));

        assertThat(ids(List.of(alike, varied, first), Map.of())).containsExactly("first", "varied", "alike");
    }

    @Test
    void theOrderIsThatOfTheArticlesAndNotOfTheirComing() {
        var random = new Random(60);
        for (int round = 0; round < 300; round++) {
            List<Candidate> some = random(random, 40);
            List<String> once = ids(some, Map.of());
            Collections.shuffle(some, random);

            assertThat(ids(some, Map.of())).isEqualTo(once).doesNotHaveDuplicates();
        }
    }

    @Test
    void noneIsLostAndNoneIsMadeUp() {
        var random = new Random(61);
        for (int round = 0; round < 300; round++) {
            List<Candidate> some = random(random, random.nextInt(80));
            List<String> wanted = some.stream()
                    .filter(one -> Blend.subject(one, 0, true, WEIGHTS) >= WEIGHTS.least())
                    .map(Candidate::articleId)
                    .toList();

            assertThat(ids(some, Map.of())).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void moreInCommonNeverPutsAnArticleBack() {
        var random = new Random(62);
        for (int round = 0; round < 300; round++) {
            List<Candidate> some = random(random, 20);
            Candidate one = some.get(7);
            int before = ids(some, Map.of()).indexOf(one.articleId());
            some.set(
                    7,
                    new Candidate(
                            one.articleId(),
                            one.text() + 0.1,
                            one.tags(),
                            one.authors(),
                            one.publishedAt(),
                            one.sketch()));
            int after = ids(some, Map.of()).indexOf(one.articleId());
            assertThat(after).isBetween(0, before < 0 ? some.size() : before);
        }
    }

    private static List<Candidate> random(Random random, int many) {
        String[] vocabulary = "mayor bridge rail strike ferry quay honey bees oven bread snow lamp".split(" ");
        List<Candidate> some = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Collections.shuffle(Arrays.asList(vocabulary), random);
            some.add(new Candidate(
                    "a" + i,
                    random.nextDouble(),
                    random.nextInt(3) / 2.0,
                    random.nextInt(2),
                    daysAgo(random.nextInt(900)),
                    words(String.join(" ", List.of(vocabulary).subList(0, 5)))));
        }
        return some;
    }

    private static Sketch words(String text) {
        return Sketch.of(List.of(text.split(" ")));
    }

    private static Instant daysAgo(long days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static List<String> ids(List<Candidate> candidates, Map<String, Double> together) {
        return Blend.rank(new Neighbours(true, Sketch.EMPTY, candidates), together, WEIGHTS, NOW).stream()
                .map(Ranked::articleId)
                .toList();
    }
}
