package org.kiosque.article.media;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class MediaProblems {

    @ExceptionHandler
    ProblemDetail on(MediaException e) {
        return switch (e) {
            case MediaException.NoSuchImageException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such image.");
        };
    }
}
