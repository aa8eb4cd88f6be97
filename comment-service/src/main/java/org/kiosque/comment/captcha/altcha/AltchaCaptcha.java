package org.kiosque.comment.captcha.altcha;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Supplier;
import org.altcha.altcha.Altcha;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.captcha.CaptchaFinding;
import org.kiosque.comment.captcha.CaptchaOffer;
import org.kiosque.comment.captcha.CaptchaProvider;
import org.kiosque.comment.captcha.NetworkRisk.Risk;
import org.kiosque.comment.privacy.Secret;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A proof of work by ALTCHA's own library. A challenge says which SHA-256 digest is wanted and is signed; the time of
 * expiry is a parameter of its salt, hence part of what is hashed and signed. Any replica with the same key can check an
 * answer without having seen the challenge.
 *
 * @see <a href="https://altcha.org/docs/v2/proof-of-work/">ALTCHA, proof of work</a>
 */
@Component
@ConditionalOnProperty(name = "kiosque.captcha.provider", havingValue = "altcha", matchIfMissing = true)
class AltchaCaptcha implements CaptchaProvider {

    private static final Altcha.Algorithm ALGORITHM = Altcha.Algorithm.SHA256;

    private final String key;
    private final AltchaProperties properties;
    private final InstantSource clock;
    private final JsonMapper json;

    AltchaCaptcha(AltchaProperties properties, InstantSource clock, JsonMapper json) {
        this.key = Secret.of(properties.hmacKey(), "KIOSQUE_CAPTCHA_HMAC_KEY").text();
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public CaptchaOffer offer(Supplier<Risk> risk) {
        var options = new Altcha.ChallengeOptions()
                .setAlgorithm(ALGORITHM)
                .setMaxNumber(properties.workAt(risk.get()))
                .setSecureRandomNumber(true)
                .setExpires(clock.instant().plus(properties.expiresAfter()).getEpochSecond())
                .setHmacKey(key);
        try {
            Altcha.Challenge made = Altcha.createChallenge(options);
            return new CaptchaOffer(
                    "altcha",
                    new CaptchaOffer.Challenge(
                            made.algorithm, made.challenge, made.salt, made.signature, made.maxnumber),
                    null);
        } catch (Exception e) {
            throw new IllegalStateException("a challenge needs nothing that could be missing", e);
        }
    }

    @Override
    public CaptchaFinding check(String answer, String address) {
        try {
            Answer given = read(answer);
            if (given == null || !isRight(given)) {
                return CaptchaFinding.Refused.INVALID;
            }
            Instant expiry = Instant.ofEpochSecond(
                    Long.parseLong(Altcha.extractParams(given.salt).getOrDefault("expires", "")));
            // All ways to write the same answer share its challenge, so that is what is used up.
            return clock.instant().isAfter(expiry)
                    ? CaptchaFinding.Refused.EXPIRED
                    : new CaptchaFinding.PassedOnce("altcha:" + given.challenge, expiry);
        } catch (Exception e) { // not a number, not a time: the library declares nothing more precise
            return CaptchaFinding.Refused.INVALID;
        }
    }

    private @Nullable Answer read(String answer) {
        try {
            return json.readValue(Base64.getDecoder().decode(answer.strip()), Answer.class);
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private boolean isRight(Answer given) throws Exception {
        if (!ALGORITHM.getName().equals(given.algorithm)
                || given.challenge == null
                || given.salt == null
                || given.signature == null
                || given.number == null
                || given.number < 0) {
            return false;
        }
        // First in constant time, since the library compares signatures character by character.
        String expected = Altcha.hmacHex(ALGORITHM, given.challenge.getBytes(StandardCharsets.UTF_8), key);
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.signature.getBytes(StandardCharsets.UTF_8))) {
            return false;
        }
        var payload = new Altcha.Payload();
        payload.algorithm = given.algorithm;
        payload.challenge = given.challenge;
        payload.number = given.number;
        payload.salt = given.salt;
        payload.signature = given.signature;
        return Altcha.verifySolution(
                payload, key, false); // the caller looks at the expiry, to tell it from a wrong answer
    }

    /** As the client wrote it: any of them may be missing, and widgets add more, such as how long it took. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(
            @Nullable String algorithm,
            @Nullable String challenge,
            @Nullable Long number,
            @Nullable String salt,
            @Nullable String signature) {}
}
