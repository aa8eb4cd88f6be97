package org.kiosque.comment.captcha;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param provider who tells people from programs; {@code none} is for sites behind a login, and for trials */
@Validated
@ConfigurationProperties("kiosque.captcha")
record CaptchaProperties(@DefaultValue("altcha") Provider provider) {

    enum Provider {
        ALTCHA,
        HCAPTCHA,
        NONE
    }
}
