package org.kiosque.article.keys;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class KeyProblems {

    private static final ProblemKind TOO_MANY_KEYS =
            new ProblemKind("too-many-keys", HttpStatus.CONFLICT, "There are too many keys");

    @ExceptionHandler
    ProblemDetail on(KeyException e) {
        return switch (e) {
            case KeyException.NoSuchKeyException _ -> Problems.of(CommonProblems.NOT_FOUND, "There is no such key.");
            case KeyException.TooManyKeysException _ ->
                Problems.of(TOO_MANY_KEYS, "There may be " + ApiKeys.MOST + "; delete one that is not needed.");
        };
    }
}
