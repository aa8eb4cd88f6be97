package org.kiosque.article.reading;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReadingProblems {

    /** What can go wrong for a reader alone. */
    enum Kind implements ProblemKind {
        ARTICLE_WITHDRAWN(HttpStatus.GONE, "The article was withdrawn");

        private final HttpStatus status;
        private final String title;

        Kind(HttpStatus status, String title) {
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

    @ExceptionHandler
    ProblemDetail on(NoSuchArticleException e) {
        return Problems.of(CommonProblems.NOT_FOUND, "There is no such article.");
    }

    @ExceptionHandler
    ProblemDetail on(WithdrawnException e) {
        return Problems.of(Kind.ARTICLE_WITHDRAWN, "The newsroom has taken it back.");
    }
}
