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
            case ReadingException.ArticleWithdrawnException _ ->
                Problems.of(CommonProblems.ARTICLE_WITHDRAWN, "The newsroom has taken it back.");
        };
    }
}
