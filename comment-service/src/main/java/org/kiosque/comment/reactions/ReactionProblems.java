package org.kiosque.comment.reactions;

import org.kiosque.comment.reactions.ReactionException.NothingToReactToException;
import org.kiosque.comment.reactions.ReactionException.TooManyReactionsException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class ReactionProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ReactionException e) {
        return switch (e) {
            case NothingToReactToException _ ->
                ResponseEntity.of(Problems.of(CommonProblems.NOT_FOUND, "Readers see no such comment."))
                        .build();
            case TooManyReactionsException tooMany ->
                ResponseEntity.of(Problems.of(
                                CommonProblems.TOO_MANY_REQUESTS,
                                "At most " + tooMany.maxPerAddress()
                                        + " reactions are taken from one network address within "
                                        + tooMany.window().toMinutes() + " minutes."))
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(Math.max(1, tooMany.window().toSeconds())))
                        .build();
        };
    }
}
