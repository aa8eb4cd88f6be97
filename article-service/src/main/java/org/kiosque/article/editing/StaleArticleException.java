package org.kiosque.article.editing;

/** The article has changed since the editor read it. */
final class StaleArticleException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
