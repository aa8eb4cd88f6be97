package org.kiosque.common.failures;

import java.io.IOException;

/** More bytes arrive than the endpoint accepts. */
public final class BodyTooLargeException extends IOException {

    private final long limit;

    public BodyTooLargeException(long limit) {
        super("more than " + limit + " bytes");
        this.limit = limit;
    }

    /** @return in bytes */
    public long limit() {
        return limit;
    }
}
