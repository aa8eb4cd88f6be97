package org.kiosque.comment.words;

import org.kiosque.comment.words.WordListException.ChangedMeanwhileException;
import org.kiosque.comment.words.WordListException.NoSuchListException;
import org.kiosque.comment.words.WordListException.VersionMissingException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class WordListProblems {

    @ExceptionHandler
    ProblemDetail on(WordListException e) {
        return switch (e) {
            case NoSuchListException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "The lists are banned, suspect and disposable-domains.");
            case VersionMissingException _ ->
                Problems.of(CommonProblems.PRECONDITION_REQUIRED, "Send the ETag of the list in If-Match.");
            case ChangedMeanwhileException _ ->
                Problems.of(
                        CommonProblems.PRECONDITION_FAILED, "Another moderator has changed the list: read it again.");
        };
    }
}
