package org.kiosque.recommendation.related.similarity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Orders candidates by what they have in common with the article, and gently by age. */
final class Ranking {

    /** Below this share of the article's own words in common, two articles merely use the same language. */
    static final double LEAST_SIMILARITY = 0.1;

    /** After this time half of the advantage of being new is gone. */
    static final Duration HALF_LIFE = Duration.ofDays(30);

    /** What is left of the weight of the oldest: age decides only between articles about equally similar. */
    static final double OLDEST_WEIGHT = 0.75;

    private Ranking() {}

    static List<String> best(List<Candidate> candidates, Instant now) {
        return candidates.stream()
                .filter(candidate -> candidate.similarity() >= LEAST_SIMILARITY)
                .sorted(Comparator.comparingDouble((Candidate candidate) -> score(candidate, now))
                        .reversed()
                        .thenComparing(Candidate::articleId))
                .map(Candidate::articleId)
                .toList();
    }

    static double score(Candidate candidate, Instant now) {
        Duration age = Duration.between(candidate.publishedAt(), now);
        double halfLives = Math.max(0, (double) age.toSeconds() / HALF_LIFE.toSeconds());
        return candidate.similarity() * (OLDEST_WEIGHT + (1 - OLDEST_WEIGHT) * Math.pow(0.5, halfLives));
    }
}
