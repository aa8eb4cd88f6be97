package org.kiosque.article.webhooks;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.FeatureAdvice;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;

@FeatureAdvice
class WebhookProblems {

    private static final ProblemKind TOO_MANY_WEBHOOKS =
            new ProblemKind("too-many-webhooks", HttpStatus.CONFLICT, "There are too many webhooks");

    @ExceptionHandler
    ProblemDetail on(WebhookException e) {
        return switch (e) {
            case WebhookException.NoSuchWebhookException _ ->
                Problems.of(CommonProblems.NOT_FOUND, "There is no such webhook.");
            case WebhookException.TooManyWebhooksException _ ->
                Problems.of(TOO_MANY_WEBHOOKS, "There may be " + Webhooks.MOST + "; delete one that is not needed.");
        };
    }
}
