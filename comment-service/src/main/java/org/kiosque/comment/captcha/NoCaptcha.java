package org.kiosque.comment.captcha;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Everybody passes. */
@Component
@ConditionalOnProperty(name = "kiosque.captcha.provider", havingValue = "none")
class NoCaptcha implements CaptchaProvider {

    @Override
    public CaptchaOffer offer() {
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
