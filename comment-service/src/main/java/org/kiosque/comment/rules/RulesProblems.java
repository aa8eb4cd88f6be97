package org.kiosque.comment.rules;

import org.kiosque.comment.rules.RulesException.ChangedMeanwhileException;
import org.kiosque.comment.rules.RulesException.VersionMissingException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class RulesProblems {

    @ExceptionHandler
    ProblemDetail on(RulesException e) {
        return switch (e) {
            case VersionMissingException _ ->
                Problems.of(CommonProblems.PRECONDITION_REQUIRED, "Send the ETag of the rules in If-Match.");
            case ChangedMeanwhileException _ ->
                Problems.of(
                        CommonProblems.PRECONDITION_FAILED,
                        "Another moderator has changed the rules: read them again.");
        };
    }
}
