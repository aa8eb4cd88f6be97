package org.kiosque.comment.discussions;

import org.kiosque.common.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DiscussionAdvice {

    @ExceptionHandler
    ProblemDetail on(DiscussionNotFoundException e) {
        return Problems.of(DiscussionProblem.ARTICLE_UNKNOWN, "No article is known under this id or address.");
    }

    @ExceptionHandler
    ProblemDetail on(ArticleWithdrawnException e) {
        return Problems.of(DiscussionProblem.ARTICLE_WITHDRAWN, "Its discussion can no longer be read or joined.");
    }
}
