package org.kiosque.comment.captcha;

import org.kiosque.common.failures.Refusal;

/** The answer is not accepted. Nothing was written, and the client may get a new challenge. */
public abstract sealed class CaptchaException extends RuntimeException implements Refusal {

    /** It does not answer a challenge of ours. */
    public static final class InvalidAnswerException extends CaptchaException {}

    /** What it takes time to be good has not taken it. */
    public static final class EarlyAnswerException extends CaptchaException {}

    /** The challenge is too old. */
    public static final class ExpiredAnswerException extends CaptchaException {}

    /** The answer has been used for another comment. */
    public static final class UsedAnswerException extends CaptchaException {}
}
