package org.kiosque.gateway.edge;

/** A client began to send a body and did not end it, or not in time. Says nothing about any service. */
public class BodyUnfinishedException extends RuntimeException {

    BodyUnfinishedException(Throwable cause) {
        super("The body did not arrive.", cause);
    }
}
