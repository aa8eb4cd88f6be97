package org.kiosque.comment.discussions;

import org.kiosque.common.problem.ProblemKind;
import org.springframework.http.HttpStatus;

enum DiscussionProblem implements ProblemKind {
    ARTICLE_UNKNOWN("article-unknown", HttpStatus.NOT_FOUND, "There is no such article"),
    ARTICLE_WITHDRAWN("article-withdrawn", HttpStatus.GONE, "The article has been withdrawn");

    private final String slug;
    private final HttpStatus status;
    private final String title;

    DiscussionProblem(String slug, HttpStatus status, String title) {
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
