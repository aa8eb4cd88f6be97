package org.kiosque.translation.files;

import org.kiosque.common.failures.Refusal;

/** What can be wrong with a file as a whole. */
abstract sealed class FileException extends RuntimeException implements Refusal {

    private FileException(String message) {
        super(message);
    }

    /** It is no file of its kind. */
    static final class UnreadableFileException extends FileException {

        /** @param why in words that a client may see */
        UnreadableFileException(String why) {
            super(why);
        }
    }
}
