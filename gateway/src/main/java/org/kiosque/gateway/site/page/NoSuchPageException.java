package org.kiosque.gateway.site.page;

/** The reader asked for a part of something that has no such part. */
public class NoSuchPageException extends RuntimeException {

    public NoSuchPageException(String message, Throwable cause) {
        super(message, cause);
    }
}
