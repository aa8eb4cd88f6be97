package org.kiosque.article.reading;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class ReadingProblems {

    @ExceptionHandler
    ProblemDetail on(ReadingException e) {
        return switch (e) {
            case ReadingException.NoSuchArticleException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such article.");
            case ReadingException.NoSuchAuthorException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such author.");
            case ReadingException.ArticleWithdrawnException withdrawn -> gone(withdrawn);
        };
    }

    /** With {@code withdrawnAt} and {@code reason}, as far as they are known. */
    private static ProblemDetail gone(ReadingException.ArticleWithdrawnException withdrawn) {
        ProblemDetail problem = Problems.of(CommonProblems.ARTICLE_WITHDRAWN, "The newsroom has taken it back.");
        if (withdrawn.at() != null) {
            problem.setProperty("withdrawnAt", withdrawn.at());
        }
        if (withdrawn.reason() != null) {
            problem.setProperty("reason", withdrawn.reason());
        }
        return problem;
    }
}
