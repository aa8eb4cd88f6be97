package org.kiosque.comment.discussions;

import org.kiosque.common.problem.ProblemKind;
import org.springframework.http.HttpStatus;

enum DiscussionProblem implements ProblemKind {
    ARTICLE_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such article"),
    ARTICLE_WITHDRAWN(HttpStatus.GONE, "The article has been withdrawn");

    private final HttpStatus status;
    private final String title;

    DiscussionProblem(HttpStatus status, String title) {
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
