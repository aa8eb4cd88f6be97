package org.kiosque.recommendation.trending.score;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up the attention that articles had within a window, for readers of one language. */
public final class Popularity {

    private static final int SECONDS_OF_AN_HOUR = 3_600;

    private static final Comparator<Map.Entry<String, Double>> BEST_FIRST = Comparator.comparingLong(
                    (Map.Entry<String, Double> score) -> rounded(score.getValue()))
            .reversed()
            .thenComparing(Map.Entry::getKey);

    private final String language;
    private final Weights weights;
    private final Map<String, Double> scores = new HashMap<>();

    /** What the window says of each hour, the current one first: there are far more counts than hours. */
    private final double[] ages;

    private final long currentHour;

    /** The article that was told of last, whose hours mostly come together, and what is not among its scores yet. */
    private @Nullable String latest;

    private double ofLatest;

    /**
     * @param elsewhere what a read in another language counts, where one in this counts 1
     * @param comment what a comment counts
     */
    public record Weights(double elsewhere, double comment) {}

    /** @param language tag */
    public Popularity(Window window, String language, Weights weights, Instant now) {
        this.language = language;
        this.weights = weights;
        this.currentHour = hourOf(now);
        this.ages = IntStream.range(0, window.hours())
                .mapToDouble(age -> window.weight(now.minus(Duration.ofHours(age)), now))
                .toArray();
    }

    /**
     * @param hour its beginning
     * @param readIn language tag; null for comments
     */
    public void add(String articleId, Instant hour, @Nullable String readIn, long times) {
        double each = readIn == null ? weights.comment() : readIn.equals(language) ? 1 : weights.elsewhere();
        if (!articleId.equals(latest)) {
            addLatest();
            latest = articleId;
        }
        ofLatest += times * each * weight(hour);
    }

    private void addLatest() {
        if (latest != null && ofLatest > 0) {
            scores.merge(latest, ofLatest, Double::sum);
        }
        ofLatest = 0;
    }

    private double weight(Instant hour) {
        long age = Math.max(0, currentHour - hourOf(hour));
        return age < ages.length ? ages[(int) age] : 0;
    }

    /**
     * @param atMost at least 1
     * @return ids, most popular first; equals by their ids
     */
    public List<String> best(int atMost) {
        addLatest();
        Queue<Map.Entry<String, Double>> best = new PriorityQueue<>(BEST_FIRST.reversed()); // the last of them first
        for (Map.Entry<String, Double> score : scores.entrySet()) {
            if (best.size() < atMost) {
                best.add(score);
            } else if (BEST_FIRST.compare(score, best.element()) < 0) {
                best.remove();
                best.add(score);
            }
        }
        return best.stream().sorted(BEST_FIRST).map(Map.Entry::getKey).toList();
    }

    private static long hourOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_OF_AN_HOUR);
    }

    /** Sums differ in their last digits by the order in which hours come. */
    private static long rounded(double score) {
        return Math.round(score * 1e6);
    }
}
