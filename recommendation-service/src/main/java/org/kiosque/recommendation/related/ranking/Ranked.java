package org.kiosque.recommendation.related.ranking;

/**
 * One in its place.
 *
 * @param together whether being read by the same readers counted for more than words and tags
 */
public record Ranked(String articleId, boolean together) {}
