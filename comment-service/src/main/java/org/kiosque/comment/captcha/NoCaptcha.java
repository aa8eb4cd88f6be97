package org.kiosque.comment.captcha;

import java.util.function.Supplier;
import org.kiosque.comment.captcha.NetworkRisk.Risk;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Everybody passes. */
@Component
@ConditionalOnProperty(name = "kiosque.captcha.provider", havingValue = "none")
class NoCaptcha implements CaptchaProvider {

    @Override
    public CaptchaOffer offer(Supplier<Risk> risk) {
        return new CaptchaOffer("none", null, null);
    }

    @Override
    public boolean wantsAnswer() {
        return false;
    }

    @Override
    public CaptchaFinding check(String answer, String address) {
        return new CaptchaFinding.NotAsked();
    }
}
