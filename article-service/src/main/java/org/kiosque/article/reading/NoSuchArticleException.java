package org.kiosque.article.reading;

/** There is no such article, as far as readers may know. */
final class NoSuchArticleException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
