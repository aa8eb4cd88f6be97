package org.kiosque.comment.discussions;

/** The article could be read once, and cannot any more. */
public final class ArticleWithdrawnException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
