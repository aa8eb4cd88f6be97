package org.kiosque.common.events;

import java.time.Instant;

/** {@code comment.approved.v1}: readers may see the comment from now on. */
public record CommentApproved(String commentId, String articleId, String language, Instant at)
        implements CommentEvent {}
