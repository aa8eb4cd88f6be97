package org.kiosque.recommendation.search.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param found best first
 * @param next where the rest begins; null when this is all
 * @param highlights of the question that was answered
 */
public record Results(List<Found> found, @Nullable Position next, Highlights highlights) {

    /** @param passage of the body that answers best; null when none does */
    public record Found(String articleId, @Nullable Marked passage) {}
}
