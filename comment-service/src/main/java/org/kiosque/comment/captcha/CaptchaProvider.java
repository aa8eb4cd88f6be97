package org.kiosque.comment.captcha;

import java.util.function.Supplier;
import org.kiosque.comment.captcha.NetworkRisk.Risk;

/** The port to whatever tells people from programs; one adapter is chosen by {@code kiosque.captcha.provider}. */
public interface CaptchaProvider {

    /**
     * @param risk that comes from where it is asked for; only looked up by whoever heeds it
     * @return what a client needs to make an answer; a fresh one at every call
     */
    CaptchaOffer offer(Supplier<Risk> risk);

    /** @return false when comments are accepted without an answer */
    default boolean wantsAnswer() {
        return true;
    }

    /**
     * Looks at an answer without using it up. Never throws for a bad answer or a provider that is down: both are
     * findings.
     *
     * @param answer what the client sent, unchecked
     * @param address the client's network address
     */
    CaptchaFinding check(String answer, String address);
}
