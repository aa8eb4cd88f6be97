package org.kiosque.common.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The kinds of failure that more than one feature, service or the gateway answers with. */
public final class CommonProblems {

    public static final ProblemKind INVALID_REQUEST =
            new ProblemKind("invalid-request", HttpStatus.BAD_REQUEST, "The request is not valid");
    public static final ProblemKind UNREADABLE_BODY =
            new ProblemKind("unreadable-body", HttpStatus.BAD_REQUEST, "The body cannot be read");
    public static final ProblemKind UNAUTHENTICATED =
            new ProblemKind("unauthenticated", HttpStatus.UNAUTHORIZED, "A valid token is required");
    public static final ProblemKind FORBIDDEN =
            new ProblemKind("forbidden", HttpStatus.FORBIDDEN, "This is not allowed");
    public static final ProblemKind NOT_FOUND =
            new ProblemKind("not-found", HttpStatus.NOT_FOUND, "There is nothing here");
    public static final ProblemKind METHOD_NOT_ALLOWED =
            new ProblemKind("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "This method is not allowed here");
    public static final ProblemKind NOT_ACCEPTABLE = new ProblemKind(
            "not-acceptable", HttpStatus.NOT_ACCEPTABLE, "This cannot be had in the media type asked for");
    public static final ProblemKind REQUEST_TIMEOUT =
            new ProblemKind("request-timeout", HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time");
    public static final ProblemKind CONFLICT =
            new ProblemKind("conflict", HttpStatus.CONFLICT, "Somebody else changed this at the same moment");
    public static final ProblemKind ARTICLE_WITHDRAWN =
            new ProblemKind("article-withdrawn", HttpStatus.GONE, "The article was withdrawn");
    public static final ProblemKind PRECONDITION_FAILED =
            new ProblemKind("precondition-failed", HttpStatus.PRECONDITION_FAILED, "It has changed since you read it");
    public static final ProblemKind TOO_LARGE =
            new ProblemKind("too-large", HttpStatus.CONTENT_TOO_LARGE, "The body is too large");
    public static final ProblemKind UNSUPPORTED_MEDIA_TYPE = new ProblemKind(
            "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This media type is not understood here");
    public static final ProblemKind PRECONDITION_REQUIRED = new ProblemKind(
            "precondition-required", HttpStatus.PRECONDITION_REQUIRED, "Say which version you are changing");
    public static final ProblemKind TOO_MANY_REQUESTS =
            new ProblemKind("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
    public static final ProblemKind UNEXPECTED =
            new ProblemKind("unexpected", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here");
    public static final ProblemKind UNAVAILABLE =
            new ProblemKind("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Not available for the moment");
    public static final ProblemKind GATEWAY_TIMEOUT =
            new ProblemKind("gateway-timeout", HttpStatus.GATEWAY_TIMEOUT, "No answer in time");

    /** Those that frameworks choose by a status alone. */
    private static final List<ProblemKind> BY_STATUS = List.of(
            INVALID_REQUEST,
            UNAUTHENTICATED,
            FORBIDDEN,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            REQUEST_TIMEOUT,
            CONFLICT,
            PRECONDITION_FAILED,
            TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            PRECONDITION_REQUIRED,
            TOO_MANY_REQUESTS,
            UNEXPECTED,
            UNAVAILABLE,
            GATEWAY_TIMEOUT);

    private CommonProblems() {}

    /** @return the kind that fits a status that the framework chose */
    public static ProblemKind of(int status) {
        return BY_STATUS.stream()
                .filter(kind -> kind.status().value() == status)
                .findFirst()
                .orElse(status >= 500 ? UNEXPECTED : INVALID_REQUEST);
    }
}
