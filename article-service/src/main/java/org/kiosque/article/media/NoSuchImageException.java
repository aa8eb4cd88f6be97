package org.kiosque.article.media;

/** There is no such image, or not in that width. */
final class NoSuchImageException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
