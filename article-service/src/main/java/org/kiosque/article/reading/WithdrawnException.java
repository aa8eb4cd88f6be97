package org.kiosque.article.reading;

/** Readers could once see the article, and no longer can. */
final class WithdrawnException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
