package org.kiosque.comment.newsletter;

import org.kiosque.comment.newsletter.SubscriptionException.NoNewsletterException;
import org.kiosque.comment.newsletter.SubscriptionException.NoSuchSubscriptionException;
import org.kiosque.comment.newsletter.SubscriptionException.TooManyWishesException;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
final class SubscriptionProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(SubscriptionException e) {
        return switch (e) {
            case NoNewsletterException _ ->
                ResponseEntity.of(Problems.of(CommonProblems.NOT_FOUND, "This site sends no newsletter."))
                        .build();
            case NoSuchSubscriptionException _ ->
                ResponseEntity.of(
                                Problems.of(CommonProblems.NOT_FOUND, "There is no such subscription, or it is over."))
                        .build();
            case TooManyWishesException tooMany ->
                ResponseEntity.of(Problems.of(
                                CommonProblems.TOO_MANY_REQUESTS,
                                "At most " + tooMany.most()
                                        + " subscriptions are asked for from one network address within "
                                        + tooMany.window().toMinutes() + " minutes."))
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(tooMany.window().toSeconds()))
                        .build();
        };
    }
}
