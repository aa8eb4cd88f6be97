package org.kiosque.common.problem;

import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** The kinds of failure that more than one feature, service or the gateway answers with. */
public final class CommonProblems {

    private static final Map<Integer, ProblemKind> BY_STATUS = new HashMap<>();

    public static final ProblemKind INVALID_REQUEST =
            ofStatus("invalid-request", HttpStatus.BAD_REQUEST, "The request is not valid");
    public static final ProblemKind UNAUTHENTICATED =
            ofStatus("unauthenticated", HttpStatus.UNAUTHORIZED, "A valid token is required");
    public static final ProblemKind FORBIDDEN = ofStatus("forbidden", HttpStatus.FORBIDDEN, "This is not allowed");
    public static final ProblemKind NOT_FOUND = ofStatus("not-found", HttpStatus.NOT_FOUND, "There is nothing here");
    public static final ProblemKind METHOD_NOT_ALLOWED =
            ofStatus("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "This method is not allowed here");
    public static final ProblemKind NOT_ACCEPTABLE =
            ofStatus("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "This cannot be had in the media type asked for");
    public static final ProblemKind REQUEST_TIMEOUT =
            ofStatus("request-timeout", HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time");
    public static final ProblemKind CONFLICT =
            ofStatus("conflict", HttpStatus.CONFLICT, "Somebody else changed this at the same moment");
    public static final ProblemKind PRECONDITION_FAILED =
            ofStatus("precondition-failed", HttpStatus.PRECONDITION_FAILED, "It has changed since you read it");
    public static final ProblemKind TOO_LARGE =
            ofStatus("too-large", HttpStatus.CONTENT_TOO_LARGE, "The body is too large");
    public static final ProblemKind UNSUPPORTED_MEDIA_TYPE = ofStatus(
            "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This media type is not understood here");
    public static final ProblemKind PRECONDITION_REQUIRED =
            ofStatus("precondition-required", HttpStatus.PRECONDITION_REQUIRED, "Say which version you are changing");
    public static final ProblemKind TOO_MANY_REQUESTS =
            ofStatus("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
    public static final ProblemKind UNEXPECTED =
            ofStatus("unexpected", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here");
    public static final ProblemKind UNAVAILABLE =
            ofStatus("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Not available for the moment");
    public static final ProblemKind GATEWAY_TIMEOUT =
            ofStatus("gateway-timeout", HttpStatus.GATEWAY_TIMEOUT, "No answer in time");

    public static final ProblemKind UNREADABLE_BODY =
            new ProblemKind("unreadable-body", HttpStatus.BAD_REQUEST, "The body cannot be read");
    public static final ProblemKind ARTICLE_WITHDRAWN =
            new ProblemKind("article-withdrawn", HttpStatus.GONE, "The article was withdrawn");

    private CommonProblems() {}

    /** One that frameworks choose by its status alone. */
    private static ProblemKind ofStatus(String slug, HttpStatus status, String title) {
        var kind = new ProblemKind(slug, status, title);
        BY_STATUS.put(status.value(), kind);
        return kind;
    }

    /** @return the kind that fits a status that the framework chose */
    public static ProblemKind of(int status) {
        return BY_STATUS.getOrDefault(status, status >= 500 ? UNEXPECTED : INVALID_REQUEST);
    }
}
