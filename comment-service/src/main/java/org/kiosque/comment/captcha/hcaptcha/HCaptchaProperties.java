package org.kiosque.comment.captcha.hcaptcha;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param url where {@code /siteverify} is
 * @param siteKey public, shown to clients
 * @param secret of the account; from the environment variable {@code KIOSQUE_HCAPTCHA_SECRET} only
 */
@Validated
@ConfigurationProperties("kiosque.captcha.hcaptcha")
record HCaptchaProperties(
        @DefaultValue("https://api.hcaptcha.com") String url,
        @Nullable String siteKey,
        @Nullable String secret) {

    @Override
    public String toString() {
        return "HCaptchaProperties[url=" + url + ", siteKey=" + siteKey + "]";
    }
}
