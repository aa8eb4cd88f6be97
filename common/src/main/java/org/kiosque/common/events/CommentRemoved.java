package org.kiosque.common.events;

import java.time.Instant;

/** {@code comment.removed.v1}: readers no longer see the comment, that they could see before. */
public record CommentRemoved(String commentId, String articleId, String language, Instant at) implements CommentEvent {}
