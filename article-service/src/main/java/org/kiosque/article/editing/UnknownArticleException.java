package org.kiosque.article.editing;

/** There is no such article. */
final class UnknownArticleException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
