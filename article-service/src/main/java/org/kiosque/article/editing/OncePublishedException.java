package org.kiosque.article.editing;

/** Readers have seen the article: it can be withdrawn, but not made undone. */
final class OncePublishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
