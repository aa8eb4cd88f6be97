package org.kiosque.gateway.edge.limits;

import java.time.Duration;

/** A client's body is not to be had. Says nothing about any service. */
public abstract sealed class BodyException extends RuntimeException {

    private BodyException(String message) {
        super(message);
    }

    /** It passed the limit. */
    public static final class TooLargeException extends BodyException {

        private final long limit;

        TooLargeException(long limit) {
            super("more than " + limit + " bytes");
            this.limit = limit;
        }

        /** In bytes. */
        public long limit() {
            return limit;
        }
    }

    /** The client began to send it and did not end it, or not in time. */
    public static final class UnfinishedException extends BodyException {

        private final Duration deadline;

        UnfinishedException(Duration deadline, Throwable cause) {
            super("the body did not arrive");
            this.deadline = deadline;
            initCause(cause);
        }

        public Duration deadline() {
            return deadline;
        }
    }

    /** So much is being sent, by one client or by all together, that no more of it can be held. */
    public static final class NoRoomException extends BodyException {

        private final long budget;
        private final boolean ofOneClient;

        NoRoomException(long budget, boolean ofOneClient) {
            super("more than " + budget + " bytes of bodies");
            this.budget = budget;
            this.ofOneClient = ofOneClient;
        }

        /** In bytes. */
        public long budget() {
            return budget;
        }

        /** Whether the client's own budget is spent; else that of all. */
        public boolean ofOneClient() {
            return ofOneClient;
        }
    }
}
