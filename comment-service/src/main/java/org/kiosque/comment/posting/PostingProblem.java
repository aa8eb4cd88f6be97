package org.kiosque.comment.posting;

import org.kiosque.common.problem.ProblemKind;
import org.springframework.http.HttpStatus;

enum PostingProblem implements ProblemKind {
    COMMENTS_CLOSED(HttpStatus.CONFLICT, "The discussion is closed"),
    COMMENT_REPEATED(HttpStatus.CONFLICT, "The comment is there already"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests");

    private final HttpStatus status;
    private final String title;

    PostingProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
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
