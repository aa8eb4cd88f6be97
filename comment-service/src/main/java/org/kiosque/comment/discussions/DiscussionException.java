package org.kiosque.comment.discussions;

import org.kiosque.common.failures.Refusal;

/** There is nothing to discuss. */
public abstract sealed class DiscussionException extends RuntimeException implements Refusal {

    /** No article under this id or address, as far as this service knows. */
    public static final class NoSuchDiscussionException extends DiscussionException {}

    /** The article could be read once, and cannot any more. */
    public static final class ArticleWithdrawnException extends DiscussionException {}
}
