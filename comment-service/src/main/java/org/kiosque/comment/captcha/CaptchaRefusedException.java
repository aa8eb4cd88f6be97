package org.kiosque.comment.captcha;

import org.kiosque.common.failures.Refusal;

/** The answer to the captcha is missing its point. */
public final class CaptchaRefusedException extends RuntimeException implements Refusal {

    private static final long serialVersionUID = 1L;

    private final CaptchaProblem why;

    CaptchaRefusedException(CaptchaProblem why) {
        super(why.slug());
        this.why = why;
    }

    public CaptchaProblem why() {
        return why;
    }
}
