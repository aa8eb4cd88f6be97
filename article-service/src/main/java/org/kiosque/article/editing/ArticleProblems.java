package org.kiosque.article.editing;

import java.util.List;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.kiosque.common.problem.Problems.FieldProblem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ArticleProblems {

    /** What can go wrong at the desk alone. */
    enum Kind implements ProblemKind {
        ARTICLE_NOT_PUBLISHED(HttpStatus.CONFLICT, "The article was never published"),
        ARTICLE_ONCE_PUBLISHED(HttpStatus.CONFLICT, "The article was published");

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
    ProblemDetail on(UnknownArticleException e) {
        return Problems.of(CommonProblems.NOT_FOUND, "There is no such article.");
    }

    @ExceptionHandler
    ProblemDetail on(StaleArticleException e) {
        return Problems.of(CommonProblems.PRECONDITION_FAILED, "Read it again, then repeat your change.");
    }

    @ExceptionHandler
    ProblemDetail on(VersionMissingException e) {
        return Problems.of(
                CommonProblems.PRECONDITION_REQUIRED, "Send the ETag that you have read in the header If-Match.");
    }

    @ExceptionHandler
    ProblemDetail on(NotPublishedException e) {
        return Problems.of(Kind.ARTICLE_NOT_PUBLISHED, "There is nothing to withdraw; a draft can be deleted.");
    }

    @ExceptionHandler
    ProblemDetail on(OncePublishedException e) {
        return Problems.of(Kind.ARTICLE_ONCE_PUBLISHED, "It can be withdrawn, but not deleted.");
    }

    @ExceptionHandler
    ProblemDetail on(LanguageIsFixedException e) {
        return Problems.invalid(
                CommonProblems.INVALID_REQUEST,
                List.of(new FieldProblem("/language", "cannot change once the article was published")));
    }
}
