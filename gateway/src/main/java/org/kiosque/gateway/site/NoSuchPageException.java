package org.kiosque.gateway.site;

/** The reader asked for a part of something that has no such part. */
class NoSuchPageException extends RuntimeException {

    NoSuchPageException(String message, Throwable cause) {
        super(message, cause);
    }
}
