package org.kiosque.comment.reading.stream;

import org.kiosque.common.failures.Refusal;

/** No stream is opened. */
abstract sealed class StreamException extends RuntimeException implements Refusal {

    /** One network address has as many as it may have. */
    static final class TooManyStreamsException extends StreamException {

        private final int maxPerAddress;

        TooManyStreamsException(int maxPerAddress) {
            this.maxPerAddress = maxPerAddress;
        }

        int maxPerAddress() {
            return maxPerAddress;
        }
    }

    /** This replica has as many as it may have. */
    static final class NoStreamLeftException extends StreamException {

        private final int maxOpen;

        NoStreamLeftException(int maxOpen) {
            this.maxOpen = maxOpen;
        }

        int maxOpen() {
            return maxOpen;
        }
    }

    /** This replica stops. */
    static final class StreamsEndingException extends StreamException {}
}
