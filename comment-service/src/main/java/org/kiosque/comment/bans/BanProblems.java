package org.kiosque.comment.bans;

import org.kiosque.comment.bans.BanException.NoSuchBanException;
import org.kiosque.comment.bans.BanException.NoSuchCommentException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class BanProblems {

    @ExceptionHandler
    ProblemDetail on(BanException e) {
        return switch (e) {
            case NoSuchBanException _ -> Problems.of(CommonProblems.NOT_FOUND, "There is no such ban.");
            case NoSuchCommentException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such comment, or its author has taken it back.");
        };
    }
}
