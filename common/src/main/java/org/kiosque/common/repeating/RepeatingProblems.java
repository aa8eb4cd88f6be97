package org.kiosque.common.repeating;

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
class RepeatingProblems {

    /** What can go wrong with a repeated request. */
    enum Kind implements ProblemKind {
        IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The key belongs to another request"),
        REQUEST_STILL_RUNNING(HttpStatus.CONFLICT, "The first request is still running");

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
    ProblemDetail on(KeyReusedException e) {
        return Problems.of(Kind.IDEMPOTENCY_KEY_REUSED, "Choose a new key for every new request.");
    }

    @ExceptionHandler
    ProblemDetail on(StillRunningException e) {
        return Problems.of(Kind.REQUEST_STILL_RUNNING, "Repeat it in some seconds to get its answer.");
    }
}
