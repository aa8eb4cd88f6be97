package org.kiosque.recommendation.related.ranking;

import java.time.Duration;

/**
 * What counts how much; the reasons are in decision 60.
 *
 * @param text weight of common words
 * @param tags weight of common tags
 * @param authors weight of common authors
 * @param together weight of being read by the same readers
 * @param meaning weight of being near in meaning, where that is known
 * @param apart the cosine of two vectors up to which articles have no meaning in common
 * @param least of words, tags and reading in common, as a share of the most there can be, below which there is no common subject
 * @param halfLife after which half of the advantage of being new is gone
 * @param oldest what is left of the weight of the oldest, so that age decides only between articles about equally close
 * @param sameStory the resemblance of words from which two articles tell the same story
 * @param repeated what is left of the weight of an article whose story is told already
 * @param variety what resemblance to those before it takes away, as a share of the best score
 */
public record Weights(
        double text,
        double tags,
        double authors,
        double together,
        double meaning,
        double apart,
        double least,
        Duration halfLife,
        double oldest,
        double sameStory,
        double repeated,
        double variety) {

    public static final Weights USUAL =
            new Weights(1, 0.25, 0.05, 0.3, 0.5, 0.2, 0.08, Duration.ofDays(30), 0.75, 0.6, 0.3, 0.2);
}
