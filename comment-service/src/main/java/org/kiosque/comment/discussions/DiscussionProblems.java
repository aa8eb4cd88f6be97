package org.kiosque.comment.discussions;

import org.kiosque.comment.discussions.DiscussionException.ArticleWithdrawnException;
import org.kiosque.comment.discussions.DiscussionException.NoSuchDiscussionException;
import org.kiosque.comment.discussions.DiscussionException.UncertainException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class DiscussionProblems {

    private static final ProblemKind ARTICLE_UNKNOWN =
            new ProblemKind("article-unknown", HttpStatus.NOT_FOUND, "There is no such article");

    private static final String RETRY_AFTER_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(DiscussionException e) {
        return switch (e) {
            case NoSuchDiscussionException _ ->
                problem(ARTICLE_UNKNOWN, "No article is known under this id or address.")
                        .build();
            case ArticleWithdrawnException _ ->
                problem(CommonProblems.ARTICLE_WITHDRAWN, "Its discussion can no longer be read or joined.")
                        .build();
            case UncertainException _ ->
                problem(CommonProblems.UNAVAILABLE, "Whether there is such an article cannot be told for the moment.")
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build();
        };
    }

    private static ResponseEntity.HeadersBuilder<?> problem(ProblemKind kind, String detail) {
        return ResponseEntity.of(Problems.of(kind, detail));
    }
}
