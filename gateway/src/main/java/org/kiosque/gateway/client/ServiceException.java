package org.kiosque.gateway.client;

import org.jspecify.annotations.Nullable;

/** Why a service gave us nothing to show. */
public abstract sealed class ServiceException extends RuntimeException {

    private ServiceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The service answered and is well: what was asked is unknown. */
    public static final class NoSuchResourceException extends ServiceException {
        NoSuchResourceException(String call) {
            super(call + ": unknown", null);
        }
    }

    /** The service answered and is well: what was asked existed and was withdrawn. */
    public static final class GoneException extends ServiceException {
        GoneException(String call) {
            super(call + ": withdrawn", null);
        }
    }

    /** The service answered and is well: it does not accept what we sent. */
    public static final class RefusedException extends ServiceException {
        private final int status;
        private final Problem problem;
        private final @Nullable String retryAfter;

        RefusedException(String call, int status, Problem problem, @Nullable String retryAfter) {
            super(call + ": refused with " + status, null);
            this.status = status;
            this.problem = problem;
            this.retryAfter = retryAfter;
        }

        public int status() {
            return status;
        }

        public Problem problem() {
            return problem;
        }

        /** The header {@code Retry-After} as the service sent it; null when it did not. */
        public @Nullable String retryAfter() {
            return retryAfter;
        }
    }

    /** The service is down, slow, broken, or its breaker is open. */
    public static final class UnavailableException extends ServiceException {
        UnavailableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
