package org.kiosque.article.media;

/** Why somebody does not get an image. */
abstract sealed class MediaException extends RuntimeException {

    /** There is no such image, or not in that width. */
    static final class NoSuchImageException extends MediaException {}
}
