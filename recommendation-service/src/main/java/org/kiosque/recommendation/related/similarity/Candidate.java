package org.kiosque.recommendation.related.similarity;

import java.time.Instant;

/**
 * An article that might interest the reader of another.
 *
 * @param similarity from 0 for nothing in common to about 1 for the same text
 */
record Candidate(String articleId, double similarity, Instant publishedAt) {}
