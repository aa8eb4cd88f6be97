package org.kiosque.recommendation.trending.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopularityTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:34:56Z");
    private static final Window DAY = new Window(24);
    private static final Popularity.Weights WEIGHTS = new Popularity.Weights(0.25, 5);

    private record Hour(String articleId, Instant hour, long french, long english, long comments) {}

    @ParameterizedTest
    @CsvSource({"0, 1", "6, 0.5", "12, 0.25", "18, 0.125", "23, 0.0702", "24, 0", "500, 0"})
    void halfOfTheAttentionIsGoneAfterAQuarterOfTheWindow(long hoursAgo, double weight) {
        assertThat(DAY.weight(NOW.minus(Duration.ofHours(hoursAgo)), NOW)).isCloseTo(weight, within(1e-4));
    }

    @Test
    void theWindowBeginsWithTheHourThatIsTheFirstToCount() {
        assertThat(DAY.since(NOW)).isEqualTo("2026-11-22T13:00:00Z");
        assertThat(DAY.weight(DAY.since(NOW), NOW)).isPositive();
        assertThat(DAY.weight(DAY.since(NOW).minusSeconds(1), NOW)).isZero();
    }

    @Test
    void whatIsReadNowBeatsWhatWasReadMoreYesterday() {
        assertThat(best(
                        new Hour("yesterday", NOW.minus(Duration.ofHours(20)), 50, 0, 0),
                        new Hour("now", NOW, 10, 0, 0)))
                .containsExactly("now", "yesterday");
    }

    @Test
    void readsInAnotherLanguageCountLessAndCommentsMore() {
        assertThat(best(
                        new Hour("english", NOW, 0, 12, 0),
                        new Hour("french", NOW, 4, 0, 0),
                        new Hour("discussed", NOW, 0, 0, 1)))
                .containsExactly("discussed", "french", "english");
    }

    @Test
    void whatNobodyHasReadWithinTheWindowIsNotPopular() {
        assertThat(best(
                        new Hour("old", NOW.minus(Duration.ofHours(24)), 1_000, 0, 0),
                        new Hour("unread", NOW, 0, 0, 0)))
                .isEmpty();
    }

    @Test
    void theOrderFollowsFromWhatWasCountedAndNotFromTheOrderOfCounting() {
        var random = new Random(11);
        for (int round = 0; round < 200; round++) {
            List<Hour> hours = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                hours.add(new Hour(
                        "a" + random.nextInt(10),
                        NOW.minus(Duration.ofHours(random.nextInt(30))),
                        random.nextInt(5),
                        random.nextInt(5),
                        random.nextInt(2)));
            }
            List<String> once = best(hours.toArray(Hour[]::new));
            Collections.shuffle(hours, random);

            assertThat(best(hours.toArray(Hour[]::new))).isEqualTo(once).doesNotHaveDuplicates();
        }
    }

    @Test
    void moreReadsNeverMakeAnArticleLessPopular() {
        var random = new Random(12);
        for (int round = 0; round < 200; round++) {
            List<Hour> hours = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                hours.add(new Hour("a" + i, NOW.minus(Duration.ofHours(random.nextInt(24))), random.nextInt(9), 0, 0));
            }
            hours.add(new Hour("a3", NOW, 1, 0, 0)); // so that it is there
            int before = best(hours.toArray(Hour[]::new)).indexOf("a3");
            hours.add(new Hour("a3", NOW.minus(Duration.ofHours(random.nextInt(24))), 1, 0, 0));

            assertThat(best(hours.toArray(Hour[]::new)).indexOf("a3")).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void ofManyOnlyTheFirstAreTold() {
        var popularity = new Popularity(DAY, "fr", WEIGHTS, NOW);
        List<Integer> reads = new ArrayList<>(IntStream.range(1, 1_000).boxed().toList());
        Collections.shuffle(reads, new Random(13));
        reads.forEach(times -> popularity.add("a%03d".formatted(times), NOW, "fr", times));
        popularity.add("equal", NOW, "fr", 998);

        assertThat(popularity.best(4)).containsExactly("a999", "a998", "equal", "a997");
        assertThat(popularity.best(2_000)).hasSize(1_000).startsWith("a999").endsWith("a001");
    }

    private static List<String> best(Hour... hours) {
        var popularity = new Popularity(DAY, "fr", WEIGHTS, NOW);
        for (Hour hour : hours) {
            popularity.add(hour.articleId(), hour.hour(), "fr", hour.french());
            popularity.add(hour.articleId(), hour.hour(), "en", hour.english());
            popularity.add(hour.articleId(), hour.hour(), null, hour.comments());
        }
        return popularity.best(100);
    }
}
