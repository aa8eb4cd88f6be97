package org.kiosque.article.editing;

/** Readers have never seen the article, so that there is nothing to withdraw. */
final class NotPublishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
