package org.kiosque.translation.desk;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.kiosque.translation.desk.TranslationException.NoSuchTranslationException;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class TranslationProblems {

    @ExceptionHandler
    ProblemDetail on(TranslationException e) {
        return switch (e) {
            case NoSuchTranslationException _ ->
                Problems.of(
                        CommonProblems.NOT_FOUND,
                        "No published article with this id is translated into this language.");
        };
    }
}
