package org.kiosque.comment.captcha;

import org.kiosque.common.problem.ProblemKind;
import org.springframework.http.HttpStatus;

/** Why an answer is not accepted. In all cases nothing was written, and a new challenge is to be had. */
public enum CaptchaProblem implements ProblemKind {
    CAPTCHA_INVALID("The captcha's answer is not right", "is not the answer to a challenge of ours"),
    CAPTCHA_EXPIRED("The captcha's challenge is too old", "answers a challenge that is too old"),
    CAPTCHA_REPLAYED("The captcha's answer has been used", "has been used for a comment before");

    private final String title;
    private final String message;

    CaptchaProblem(String title, String message) {
        this.title = title;
        this.message = message;
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.BAD_REQUEST;
    }

    @Override
    public String title() {
        return title;
    }

    String message() {
        return message;
    }
}
