package org.kiosque.translation.engine.remote;

import java.time.Duration;

/** Why a provider gave no translation. Messages are for people, and free of texts and keys. */
public abstract sealed class ProviderException extends RuntimeException {

    private ProviderException(String message) {
        super(message);
    }

    /** What was sent cannot be translated as it is; parts of it may. */
    public static final class IndigestibleException extends ProviderException {

        private final boolean billed;

        /** @param billed whether it may have cost as much as an answer */
        public IndigestibleException(String message, boolean billed) {
            super(message);
            this.billed = billed;
        }

        boolean billed() {
            return billed;
        }
    }

    /** Nobody should ask again for a while: too many calls, a spent quota, a refused key. It cost nothing. */
    public static final class RestingException extends ProviderException {

        private final Duration rest;

        public RestingException(String message, Duration rest) {
            super(message);
            this.rest = rest;
        }

        Duration rest() {
            return rest;
        }
    }

    /** No answer, or none that can be read. It may have cost as much as an answer. */
    public static final class SilentException extends ProviderException {

        public SilentException(String message) {
            super(message);
        }
    }
}
