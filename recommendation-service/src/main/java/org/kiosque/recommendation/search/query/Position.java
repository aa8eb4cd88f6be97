package org.kiosque.recommendation.search.query;

import java.time.Instant;

/**
 * Where the next part of the results begins: behind this one, wherever it stands by then; where it stood, if it is gone.
 * Scores would be no place: whatever is published changes them all.
 *
 * @param seen how many results have been seen, up to {@link ArticleSearch#MOST_RESULTS}
 * @param articleId of the last one
 * @param tolerant how the question was read
 * @param asOf when it was asked first, for the advantage of being new
 */
public record Position(int seen, String articleId, boolean tolerant, Instant asOf) {}
