package org.kiosque.comment.posting;

import org.kiosque.common.problem.ProblemKind;
import org.springframework.http.HttpStatus;

enum PostingProblem implements ProblemKind {
    COMMENTS_CLOSED("comments-closed", HttpStatus.CONFLICT, "The discussion is closed"),
    COMMENT_REPEATED("comment-repeated", HttpStatus.CONFLICT, "The comment is there already"),
    TOO_MANY_COMMENTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "The key belongs to another request"),
    KEY_BUSY("idempotency-key-busy", HttpStatus.CONFLICT, "The first request with this key is still running");

    private final String slug;
    private final HttpStatus status;
    private final String title;

    PostingProblem(String slug, HttpStatus status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
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
