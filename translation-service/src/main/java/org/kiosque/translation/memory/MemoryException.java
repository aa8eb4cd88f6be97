package org.kiosque.translation.memory;

import org.kiosque.common.failures.Refusal;

/** What can be wrong with a request about what is remembered. */
abstract sealed class MemoryException extends RuntimeException implements Refusal {

    private MemoryException(String message) {
        super(message);
    }

    static final class NoSuchEntryException extends MemoryException {

        NoSuchEntryException() {
            super("The memory has no such entry.");
        }
    }

    static final class VersionMissingException extends MemoryException {

        VersionMissingException() {
            super("Send the ETag that you have read in the header If-Match.");
        }
    }

    static final class StaleEntryException extends MemoryException {

        StaleEntryException() {
            super("Somebody has approved another text meanwhile: look at it again.");
        }
    }
}
