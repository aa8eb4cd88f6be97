package org.kiosque.translation.files;

import org.kiosque.common.failures.Refusal;

/** What can be wrong with a file as a whole. */
public abstract sealed class FileException extends RuntimeException implements Refusal {

    private FileException(String message) {
        super(message);
    }

    /** It is no file of its kind. */
    public static final class UnreadableFileException extends FileException {

        /** @param why in words that a client may see */
        public UnreadableFileException(String why) {
            super(why);
        }
    }
}
