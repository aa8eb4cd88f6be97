package org.kiosque.recommendation.trending.score;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the attention that articles had within a window, for readers of one language. */
public final class Popularity {

    private final Window window;
    private final String language;
    private final Weights weights;
    private final Instant now;
    private final Map<String, Double> scores = new HashMap<>();

    /**
     * @param elsewhere what a read in another language counts, where one in this counts 1
     * @param comment what a comment counts
     */
    public record Weights(double elsewhere, double comment) {}

    /** @param language tag */
    public Popularity(Window window, String language, Weights weights, Instant now) {
        this.window = window;
        this.language = language;
        this.weights = weights;
        this.now = now;
    }

    /** @param reads of one hour, by language tag */
    public void add(String articleId, Instant hour, Map<String, Long> reads, long comments) {
        double attention = weights.comment() * comments;
        for (var read : reads.entrySet()) {
            attention += read.getValue() * (read.getKey().equals(language) ? 1 : weights.elsewhere());
        }
        double counted = attention * window.weight(hour, now);
        if (counted > 0) {
            scores.merge(articleId, counted, Double::sum);
        }
    }

    /** @return ids, most popular first; equals by their ids */
    public List<String> best(int atMost) {
        return scores.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Double> score) -> rounded(score.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(atMost)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Sums differ in their last digits by the order in which hours come. */
    private static long rounded(double score) {
        return Math.round(score * 1e6);
    }
}
