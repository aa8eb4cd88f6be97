package org.kiosque.common.idempotency;

import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class IdempotencyProblems {

    private static final ProblemKind KEY_REUSED = new ProblemKind(
            "idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "The key belongs to another request");
    private static final ProblemKind STILL_RUNNING =
            new ProblemKind("request-still-running", HttpStatus.CONFLICT, "The first request is still running");

    @ExceptionHandler
    ProblemDetail on(IdempotencyException e) {
        return switch (e) {
            case IdempotencyException.KeyReusedException _ ->
                Problems.of(KEY_REUSED, "Choose a new key for every new request.");
            case IdempotencyException.StillRunningException _ ->
                Problems.of(STILL_RUNNING, "Repeat it in some seconds to get its answer.");
        };
    }
}
