package org.kiosque.recommendation.related.ranking;

import java.util.List;

/**
 * What was found around one article.
 *
 * @param tagged whether it has tags, so that others can have them, too
 * @param sketch of its own words
 * @param candidates in no particular order
 */
public record Neighbours(boolean tagged, Sketch sketch, List<Candidate> candidates) {

    public Neighbours {
        candidates = List.copyOf(candidates);
    }

    public static Neighbours none() {
        return new Neighbours(false, Sketch.EMPTY, List.of());
    }
}
