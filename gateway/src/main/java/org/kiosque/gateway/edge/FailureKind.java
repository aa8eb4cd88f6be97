package org.kiosque.gateway.edge;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The failures that the gateway itself answers with; the services use the same types for the same kinds. */
public enum FailureKind {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    UNREADABLE_BODY(HttpStatus.BAD_REQUEST, "The body cannot be read"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed from there"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not allowed here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "This cannot be had in the media type asked for"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This media type is not understood here"),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available for the moment"),
    GATEWAY_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "No answer in time");

    private final HttpStatus status;
    private final String title;

    FailureKind(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The kind that fits a status that the framework chose. */
    static FailureKind of(int status) {
        for (FailureKind kind : values()) {
            if (kind.status.value() == status) {
                return kind;
            }
        }
        return status >= 500 ? UNEXPECTED : INVALID_REQUEST;
    }

    public HttpStatus status() {
        return status;
    }

    /** Stable, for programs. */
    String type() {
        return "urn:kiosque:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    String title() {
        return title;
    }
}
