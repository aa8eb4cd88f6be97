package org.kiosque.comment.discussions;

import org.kiosque.comment.discussions.DiscussionException.ArticleWithdrawnException;
import org.kiosque.comment.discussions.DiscussionException.NoSuchDiscussionException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class DiscussionProblems {

    private static final ProblemKind ARTICLE_UNKNOWN =
            new ProblemKind("article-unknown", HttpStatus.NOT_FOUND, "There is no such article");

    @ExceptionHandler
    ProblemDetail on(DiscussionException e) {
        return switch (e) {
            case NoSuchDiscussionException _ ->
                Problems.of(ARTICLE_UNKNOWN, "No article is known under this id or address.");
            case ArticleWithdrawnException _ ->
                Problems.of(CommonProblems.ARTICLE_WITHDRAWN, "Its discussion can no longer be read or joined.");
        };
    }
}
