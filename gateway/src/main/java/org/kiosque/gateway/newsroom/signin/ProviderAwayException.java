package org.kiosque.gateway.newsroom.signin;

/** The provider does not answer, or not as one does. */
final class ProviderAwayException extends RuntimeException {

    ProviderAwayException(Throwable cause) {
        super(cause);
    }
}
