package org.kiosque.comment.captcha.altcha;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.captcha.NetworkRisk.Risk;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param hmacKey signs the challenges; from the environment variable {@code KIOSQUE_CAPTCHA_HMAC_KEY} only
 * @param maxNumber hashes that a device computes at most, half of them on average; 100,000 take a phone about a second
 * @param mostNumber the same for a network from which much has come, or what was rejected
 * @param expiresAfter time from the challenge to the comment; an answer is remembered as long, so that it counts once
 */
@Validated
@ConfigurationProperties("kiosque.captcha.altcha")
record AltchaProperties(
        @Nullable String hmacKey,
        @DefaultValue("100000") @Min(1_000) @Max(10_000_000) int maxNumber,

        @DefaultValue("1000000") @Min(1_000) @Max(10_000_000) int mostNumber,

        @DefaultValue("10m") Duration expiresAfter) {

    private static final int POSTS_A_DOUBLING = 3;
    private static final int MOST_DOUBLINGS = 14;

    AltchaProperties {
        if (expiresAfter.toSeconds() < 1 || expiresAfter.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("kiosque.captcha.altcha.expires-after must be from 1s to 1d");
        }
    }

    /**
     * @return twice as much for each rejection and for every third comment of the network, up to {@link #mostNumber}; never less than
     *     {@link #maxNumber}
     */
    long workAt(Risk risk) {
        int doublings = Math.min(MOST_DOUBLINGS, risk.rejections() + risk.posts() / POSTS_A_DOUBLING);
        return Math.max(maxNumber, Math.min(mostNumber, (long) maxNumber << doublings));
    }

    @Override
    public String toString() {
        return "AltchaProperties[maxNumber=" + maxNumber + ", mostNumber=" + mostNumber + ", expiresAfter="
                + expiresAfter + "]";
    }
}
