package org.kiosque.translation.files;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class FileProblems {

    @ExceptionHandler
    ProblemDetail on(FileException e) {
        return switch (e) {
            case FileException.UnreadableFileException _ ->
                Problems.of(CommonProblems.UNREADABLE_BODY, String.valueOf(e.getMessage()));
        };
    }
}
