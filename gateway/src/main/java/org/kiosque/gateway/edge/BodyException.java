package org.kiosque.gateway.edge;

/** A client's body is not to be had. Says nothing about any service. */
public abstract sealed class BodyException extends RuntimeException {

    private BodyException(String message) {
        super(message);
    }

    /** It passed the limit. */
    static final class TooLargeException extends BodyException {

        private final long limit;

        TooLargeException(long limit) {
            super("more than " + limit + " bytes");
            this.limit = limit;
        }

        /** In bytes. */
        long limit() {
            return limit;
        }
    }

    /** The client began to send it and did not end it, or not in time. */
    static final class UnfinishedException extends BodyException {

        UnfinishedException(Throwable cause) {
            super("the body did not arrive");
            initCause(cause);
        }
    }
}
