package org.kiosque.common.delivery;

/** A record that is no event of ours, or not a whole one; it goes to the dead letters at once. */
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String which, Throwable cause) {
        super(which, cause);
    }
}
