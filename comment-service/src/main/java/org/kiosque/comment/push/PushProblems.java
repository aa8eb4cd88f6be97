package org.kiosque.comment.push;

import org.kiosque.comment.push.PushException.NoPushException;
import org.kiosque.comment.push.PushException.NoSuchPushSubscriptionException;
import org.kiosque.comment.push.PushException.TooManyPushSubscriptionsException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class PushProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(PushException e) {
        return switch (e) {
            case NoPushException _ ->
                ResponseEntity.of(Problems.of(CommonProblems.NOT_FOUND, "This site sends nothing to browsers."))
                        .build();
            case NoSuchPushSubscriptionException _ ->
                ResponseEntity.of(Problems.of(CommonProblems.NOT_FOUND, "There is no such subscription."))
                        .build();
            case TooManyPushSubscriptionsException tooMany ->
                ResponseEntity.of(Problems.of(
                                CommonProblems.TOO_MANY_REQUESTS,
                                "At most " + tooMany.most() + " browsers subscribe from one network address within "
                                        + tooMany.window().toMinutes() + " minutes."))
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(tooMany.window().toSeconds()))
                        .build();
        };
    }
}
