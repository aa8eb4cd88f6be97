package org.kiosque.comment.discussions;

import org.kiosque.common.failures.Refusal;

/** There is nothing to discuss. */
public abstract sealed class DiscussionException extends RuntimeException implements Refusal {

    /** No article under this id or address, neither known here nor to article-service. */
    public static final class NoSuchDiscussionException extends DiscussionException {}

    /** Nobody can tell just now whether there is such an article; the same request may well succeed a little later. */
    public static final class UncertainException extends DiscussionException {}

    /** The article could be read once, and cannot any more. */
    public static final class ArticleWithdrawnException extends DiscussionException {}
}
