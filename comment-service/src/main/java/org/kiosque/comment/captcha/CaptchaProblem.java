package org.kiosque.comment.captcha;

import org.kiosque.common.problem.ProblemKind;
import org.springframework.http.HttpStatus;

/** Why an answer is not accepted. In all cases nothing was written, and a new challenge is to be had. */
public enum CaptchaProblem implements ProblemKind {
    INVALID("captcha-invalid", "The captcha's answer is not right", "is not the answer to a challenge of ours"),
    EXPIRED("captcha-expired", "The captcha's challenge is too old", "answers a challenge that is too old"),
    REPLAYED("captcha-replayed", "The captcha's answer has been used", "has been used for a comment before");

    private final String slug;
    private final String title;
    private final String message;

    CaptchaProblem(String slug, String title, String message) {
        this.slug = slug;
        this.title = title;
        this.message = message;
    }

    @Override
    public String slug() {
        return slug;
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
