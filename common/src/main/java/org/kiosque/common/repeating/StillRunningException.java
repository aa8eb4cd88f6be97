package org.kiosque.common.repeating;

/** The first request with this key has no answer yet. */
public final class StillRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StillRunningException() {}
}
