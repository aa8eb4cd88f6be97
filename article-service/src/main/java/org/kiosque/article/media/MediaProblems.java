package org.kiosque.article.media;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MediaProblems {

    @ExceptionHandler
    ProblemDetail on(NoSuchImageException e) {
        return Problems.of(CommonProblems.NOT_FOUND, "There is no such image.");
    }
}
