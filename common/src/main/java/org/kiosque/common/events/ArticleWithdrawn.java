package org.kiosque.common.events;

import java.time.Instant;

/**
 * {@code article.withdrawn.v1}: the article is no longer to be read, in any language, until it is published again.
 *
 * @param reason in the editor's words, for readers
 */
public record ArticleWithdrawn(String articleId, String reason, Instant withdrawnAt) implements ArticleEvent {}
