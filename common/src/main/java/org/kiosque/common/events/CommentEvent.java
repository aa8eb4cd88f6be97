package org.kiosque.common.events;

import java.time.Instant;

/**
 * What comment-service tells on {@link Topics#COMMENTS}: never a text, a name or an address, so that a person can be
 * forgotten.
 */
public sealed interface CommentEvent extends Event permits CommentApproved, CommentRemoved {

    String commentId();

    /** Of the article that is commented. */
    String articleId();

    /** BCP 47, of the comment's text. */
    String language();

    /** When a moderator decided, or the comment's author took it back. */
    Instant at();

    @Override
    default String aggregateId() {
        return commentId();
    }
}
