package org.kiosque.comment.captcha;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.captcha.CaptchaFinding.NotAsked;
import org.kiosque.comment.captcha.CaptchaFinding.Passed;
import org.kiosque.comment.captcha.CaptchaFinding.PassedOnce;
import org.kiosque.comment.captcha.CaptchaFinding.Refused;
import org.kiosque.comment.captcha.CaptchaFinding.Unverified;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.stereotype.Component;

/** Where every comment passes. Checking and using up are two steps, so that a mistyped comment costs no second captcha. */
@Component
public class CaptchaGate {

    private static final int LONGEST_ANSWER = 8_192; // hCaptcha's tokens have a few thousand characters

    private final CaptchaProvider provider;
    private final UsedCaptchas spent;
    private final MeterRegistry meters;

    CaptchaGate(CaptchaProvider provider, UsedCaptchas spent, MeterRegistry meters) {
        this.provider = provider;
        this.spent = spent;
        this.meters = meters;
    }

    CaptchaOffer offer() {
        return provider.offer();
    }

    /**
     * Checks an answer without using it up.
     *
     * @param answer null when the request has none
     * @throws InvalidFieldException if there has to be one
     * @throws CaptchaRefusedException if it is not right
     */
    public CaptchaFinding check(@Nullable String answer, String address) {
        if (provider.wantsAnswer() && (answer == null || answer.isBlank())) {
            throw new InvalidFieldException("/captcha", "is missing: answer a challenge of GET /api/v1/captcha");
        }
        CaptchaFinding finding = answer != null && answer.length() > LONGEST_ANSWER
                ? new Refused(CaptchaProblem.CAPTCHA_INVALID)
                : provider.check(answer == null ? "" : answer, address);
        count(finding);
        if (finding instanceof Refused(var why)) {
            throw new CaptchaRefusedException(why);
        }
        return finding;
    }

    /**
     * Uses an answer up, once among all replicas. Repeating it for the same comment is harmless.
     *
     * @param commentId what it is used for
     * @throws CaptchaRefusedException if it has been used for another comment
     */
    public void use(CaptchaFinding finding, String commentId) {
        if (finding instanceof PassedOnce once && !spent.spend(once.ticket(), commentId, once.expiresAt())) {
            meters.counter("captcha.checked", "outcome", CaptchaProblem.CAPTCHA_REPLAYED.slug())
                    .increment();
            throw new CaptchaRefusedException(CaptchaProblem.CAPTCHA_REPLAYED);
        }
    }

    private void count(CaptchaFinding finding) {
        String outcome = switch (finding) {
            case Passed _, PassedOnce _ -> "passed";
            case NotAsked _ -> "none";
            case Unverified _ -> "unverified";
            case Refused(var why) -> why.slug();
        };
        meters.counter("captcha.checked", "outcome", outcome).increment();
    }
}
