package org.kiosque.recommendation.steering;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.kiosque.recommendation.steering.SteeringException.NoSuchArticleException;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class SteeringProblems {

    @ExceptionHandler
    ProblemDetail on(SteeringException e) {
        return switch (e) {
            case NoSuchArticleException _ -> Problems.of(CommonProblems.NOT_FOUND, "Readers see no such article.");
        };
    }
}
