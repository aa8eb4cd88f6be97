package org.kiosque.gateway.edge;

/** A body passed the limit. */
public class BodyTooLargeException extends RuntimeException {

    BodyTooLargeException(long limit) {
        super("The body is larger than " + limit + " bytes.");
    }
}
