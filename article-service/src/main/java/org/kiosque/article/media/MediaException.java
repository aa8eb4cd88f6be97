package org.kiosque.article.media;

import java.util.List;

/** Why somebody does not get an image, or cannot change it. */
abstract sealed class MediaException extends RuntimeException {

    /** There is no such image, or not in that width. */
    static final class NoSuchImageException extends MediaException {}

    /** The editor does not say which version of what is said of it is to be changed. */
    static final class VersionMissingException extends MediaException {}

    /** What is said of it has changed since the editor read it. */
    static final class StaleImageException extends MediaException {}

    /** Of a format that this machine lacks a program for. */
    static final class UnreadableFormatException extends MediaException {

        private final String format;

        UnreadableFormatException(String format) {
            this.format = format;
        }

        String format() {
            return format;
        }
    }

    /** It is shown somewhere. */
    static final class ImageInUseException extends MediaException {

        private final List<MediaUse.Use> uses;

        ImageInUseException(List<MediaUse.Use> uses) {
            this.uses = List.copyOf(uses);
        }

        /** Some of the places. */
        List<MediaUse.Use> uses() {
            return uses;
        }
    }
}
