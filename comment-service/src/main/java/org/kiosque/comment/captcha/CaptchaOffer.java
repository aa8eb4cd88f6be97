package org.kiosque.comment.captcha;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs to make an answer.
 *
 * @param provider {@code altcha}, {@code hcaptcha} or {@code none}
 * @param challenge only of ALTCHA
 * @param siteKey only of hCaptcha
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaptchaOffer(
        String provider,
        @Nullable Challenge challenge,
        @Nullable String siteKey) {

    /**
     * ALTCHA's own format.
     *
     * @param challenge hex digest of the salt followed by the number to be found
     * @param salt random, with the time of expiry in it
     * @param signature hex HMAC of the challenge
     * @param maxnumber the number to be found is not above this
     * @see <a href="https://altcha.org/docs/v2/proof-of-work/">ALTCHA, proof of work</a>
     */
    public record Challenge(String algorithm, String challenge, String salt, String signature, long maxnumber) {}
}
