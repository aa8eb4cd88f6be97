package org.kiosque.comment.captcha.hcaptcha;

import feign.FeignException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.captcha.CaptchaFinding;
import org.kiosque.comment.captcha.CaptchaOffer;
import org.kiosque.comment.captcha.CaptchaProvider;
import org.kiosque.comment.captcha.NetworkRisk.Risk;
import org.kiosque.common.settings.SettingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks hCaptcha about an answer. When it does not answer in time, or says that the fault is on our side, the comment is
 * held for the moderators: never lost, never published unseen.
 */
final class HCaptcha implements CaptchaProvider {

    private static final Logger log = LoggerFactory.getLogger(HCaptcha.class);

    /** Codes that blame the reader's token; every other one, known or not, blames us or them. */
    private static final Set<String> INVALID = Set.of("missing-input-response", "invalid-input-response");

    private static final Set<String> REPLAYED = Set.of("already-seen-response", "invalid-or-already-seen-response");
    private static final String EXPIRED = "expired-input-response";

    private final HCaptchaClient client;
    private final CircuitBreaker breaker;
    private final String siteKey;
    private final String secret;

    HCaptcha(HCaptchaClient client, CircuitBreaker breaker, HCaptchaProperties properties) {
        this.client = client;
        this.breaker = breaker;
        this.siteKey = required(properties.siteKey(), "site-key", "KIOSQUE_HCAPTCHA_SITE_KEY");
        this.secret = required(properties.secret(), "secret", "KIOSQUE_HCAPTCHA_SECRET");
    }

    private static String required(@Nullable String value, String name, String variable) {
        if (value == null || value.isBlank()) {
            throw new SettingException(
                    "kiosque.captcha.hcaptcha." + name,
                    "(the variable " + variable + ") is not set, though kiosque.captcha.provider is hcaptcha");
        }
        return value.strip();
    }

    @Override
    public CaptchaOffer offer(Supplier<Risk> risk) {
        return new CaptchaOffer("hcaptcha", null, siteKey);
    }

    @Override
    public CaptchaFinding check(String answer, String address) {
        Map<String, String> form =
                Map.of("secret", secret, "response", answer, "remoteip", address, "sitekey", siteKey);
        try {
            return findingOf(breaker.executeSupplier(() -> client.siteverify(form)));
        } catch (CallNotPermittedException resting) {
            return new CaptchaFinding.Unverified();
        } catch (RuntimeException e) { // time-outs, resets, bad statuses and bad bodies alike
            log.warn("hCaptcha does not answer, the comment is held: {}", told(e));
            return new CaptchaFinding.Unverified();
        }
    }

    /** Without the answer's own words, which may repeat our secret. */
    private static String told(RuntimeException failure) {
        return failure instanceof FeignException answered && answered.status() > 0
                ? "status " + answered.status()
                : failure.toString();
    }

    private static CaptchaFinding findingOf(HCaptchaClient.@Nullable Verdict verdict) {
        if (verdict == null) {
            return new CaptchaFinding.Unverified(); // an answer without a body
        }
        if (verdict.success()) {
            return new CaptchaFinding.Passed();
        }
        List<String> errors = verdict.errors();
        boolean readersFault = !errors.isEmpty()
                && errors.stream()
                        .allMatch(code -> INVALID.contains(code) || REPLAYED.contains(code) || code.equals(EXPIRED));
        if (!readersFault) {
            log.error("hCaptcha refuses our own request, comments are held until that is mended: {}", errors);
            return new CaptchaFinding.Unverified();
        }
        if (errors.contains(EXPIRED)) {
            return CaptchaFinding.Refused.EXPIRED;
        }
        return errors.stream().anyMatch(REPLAYED::contains)
                ? CaptchaFinding.Refused.REPLAYED
                : CaptchaFinding.Refused.INVALID;
    }
}
