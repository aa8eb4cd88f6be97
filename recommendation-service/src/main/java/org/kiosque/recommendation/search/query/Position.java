package org.kiosque.recommendation.search.query;

import java.time.Instant;

/**
 * Where the next part of the results begins: behind this one. It stays there while articles come and go; what the words of
 * the site weigh may change meanwhile, so that a result near it may be seen twice or not at all.
 *
 * @param score of the last result
 * @param articleId of the last result
 * @param tolerant how the question was read
 * @param asOf when it was asked first, for the advantage of being new
 */
public record Position(float score, String articleId, boolean tolerant, Instant asOf) {}
