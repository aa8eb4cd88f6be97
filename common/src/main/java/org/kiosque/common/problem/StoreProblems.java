package org.kiosque.common.problem;

import org.kiosque.common.failures.TransientFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Failures of the store. After the features' own advices, and just before {@link ProblemAdvice}, which takes the rest. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 1)
final class StoreProblems {

    private static final Logger log = LoggerFactory.getLogger(StoreProblems.class);

    @ExceptionHandler
    ProblemDetail on(OptimisticLockingFailureException e) {
        return Problems.of(CommonProblems.CONFLICT, "Read it again, then repeat your change.");
    }

    /** A write whose acknowledgement got lost may have been done: nobody here can tell. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(DataAccessException e, HttpMethod method) {
        if (!TransientFailures.causedBy(e)) {
            return ProblemAdvice.unexpected(e);
        }
        log.warn("The store cannot be reached: {}", e.toString());
        boolean reading = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return ProblemAdvice.unavailable(
                reading
                        ? "The store cannot be reached for the moment."
                        : "The store cannot be reached for the moment; whether the change was made is not known.");
    }
}
