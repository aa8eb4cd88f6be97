package org.kiosque.translation.translating;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.Problems;
import org.kiosque.translation.translating.TranslationDesk.NoSuchTranslationException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TranslationProblems {

    @ExceptionHandler
    ProblemDetail on(NoSuchTranslationException e) {
        return Problems.of(
                CommonProblems.NOT_FOUND, "No published article with this id is translated into this language.");
    }
}
