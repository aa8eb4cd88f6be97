package org.kiosque.gateway.client;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
        private final @Nullable Instant since;
        private final @Nullable String reason;

        GoneException(String call, Problem problem) {
            super(call + ": withdrawn", null);
            this.since = instant(problem.withdrawnAt());
            this.reason = problem.reason() == null || problem.reason().isBlank() ? null : problem.reason();
        }

        private static @Nullable Instant instant(@Nullable String text) {
            try {
                return text == null ? null : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException unreadable) {
                return null;
            }
        }

        /** Null when the service does not say. */
        public @Nullable Instant since() {
            return since;
        }

        /** In the newsroom's own words; null when there is none. */
        public @Nullable String reason() {
            return reason;
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
