package org.kiosque.common.problem;

import org.springframework.http.HttpStatus;

/** The failures that any endpoint may answer with. */
public enum CommonProblem implements ProblemKind {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    UNREADABLE_BODY(HttpStatus.BAD_REQUEST, "The body cannot be read"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid token is required"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Your roles do not allow this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not allowed here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "This cannot be had in the media type asked for"),
    CONFLICT(HttpStatus.CONFLICT, "Somebody else changed this at the same moment"),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "It has changed since you read it"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This media type is not understood here"),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "Say which version you are changing"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available for the moment");

    private final HttpStatus status;
    private final String title;

    CommonProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** @return the kind that fits a status that the framework chose */
    static CommonProblem of(int status) {
        for (CommonProblem kind : values()) {
            if (kind.status.value() == status && kind != UNREADABLE_BODY) {
                return kind;
            }
        }
        return status >= 500 ? UNEXPECTED : INVALID_REQUEST;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
