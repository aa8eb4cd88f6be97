package org.kiosque.common.failures;

import org.jspecify.annotations.Nullable;

/** Something that is needed just now does not answer; the same request may well succeed a little later (503). */
public final class UnavailableException extends RuntimeException {

    /**
     * @param forClients what is not available, in words that a client may see
     * @param cause null when there is none but the state of things
     */
    public UnavailableException(String forClients, @Nullable Throwable cause) {
        super(forClients, cause);
    }
}
