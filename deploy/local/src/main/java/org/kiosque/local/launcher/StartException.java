package org.kiosque.local.launcher;

/** Why the platform does not start. */
public final class StartException extends Exception {

    private final String reason;

    StartException(String reason) {
        super(reason);
        this.reason = reason;
    }

    StartException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** In words for the person in front of it. */
    public String reason() {
        return reason;
    }
}
