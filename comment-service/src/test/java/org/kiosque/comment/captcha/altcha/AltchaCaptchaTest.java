package org.kiosque.comment.captcha.altcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.Solver;
import org.kiosque.comment.captcha.CaptchaFinding.PassedOnce;
import org.kiosque.comment.captcha.CaptchaFinding.Refused;
import org.kiosque.comment.captcha.CaptchaOffer;
import org.kiosque.comment.captcha.NetworkRisk.Risk;
import org.kiosque.comment.privacy.SecretMissingException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AltchaCaptchaTest {

    private static final String KEY = "k".repeat(32);

    private Instant now = Instant.parse("2026-11-02T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final AltchaCaptcha captcha = with(KEY);

    @Test
    void offersAChallengeInAltchasOwnForm() {
        CaptchaOffer offer = captcha.offer(() -> Risk.NONE);

        assertThat(offer.provider()).isEqualTo("altcha");
        assertThat(offer.challenge().algorithm()).isEqualTo("SHA-256");
        assertThat(offer.challenge().maxnumber()).isEqualTo(1_000);
        assertThat(offer.challenge().salt())
                .contains("?expires=" + now.plusSeconds(600).getEpochSecond());
        assertThat(offer.challenge().signature()).matches("[0-9a-f]{64}");
    }

    @Test
    void theRightAnswerPassesOnce() {
        CaptchaOffer offer = captcha.offer(() -> Risk.NONE);

        assertThat(captcha.check(solved(offer), ""))
                .isEqualTo(new PassedOnce("altcha:" + offer.challenge().challenge(), now.plusSeconds(600)));
    }

    @Test
    void allWaysToWriteOneAnswerAreOneTicket() {
        String answer = solved(captcha.offer(() -> Risk.NONE));
        String spaced = edited(answer, json -> json.replace(",", " , ").replace("{", "{\"took\":12,"));

        assertThat(spaced).isNotEqualTo(answer);
        assertThat(captcha.check(spaced, "")).isEqualTo(captcha.check(answer, ""));
    }

    @Test
    void anAnswerThatComesTooLateIsTold() {
        String answer = solved(captcha.offer(() -> Risk.NONE));
        now = now.plus(Duration.ofMinutes(11));

        assertThat(captcha.check(answer, "")).isEqualTo(Refused.EXPIRED);
    }

    @Test
    void theExpiryCannotBePutOff() {
        String answer = solved(captcha.offer(() -> Risk.NONE));
        long expires = now.plusSeconds(600).getEpochSecond();
        now = now.plus(Duration.ofMinutes(11));

        String later = edited(answer, json -> json.replace("expires=" + expires, "expires=" + (expires + 9_999)));
        String without = edited(answer, json -> json.replaceAll("\\?expires=\\d+&?", ""));

        for (String forged : new String[] {later, without}) {
            assertThat(captcha.check(forged, "")).isEqualTo(Refused.INVALID);
        }
    }

    /** The digest is that of the salt and the number in a row: a digit that changes sides leaves it as it is. */
    @Test
    void aDigitMovedFromTheNumberIntoTheSaltPutsNothingOffAndIsNoSecondTicket() {
        String answer = spliceable();
        List<String> forgeries = List.of(
                spliced(answer, (salt, digit) -> salt + digit),
                spliced(answer, (salt, digit) -> salt.replaceFirst("&$", "") + digit),
                spliced(answer, (salt, digit) -> salt.replaceFirst("&$", "") + digit + "&"));

        assertThat(forgeries)
                .allSatisfy(forged ->
                        assertThat(captcha.check(forged, "")).isIn(captcha.check(answer, ""), Refused.INVALID));
        now = now.plus(Duration.ofMinutes(11));
        assertThat(forgeries)
                .allSatisfy(forged -> assertThat(captcha.check(forged, "")).isInstanceOf(Refused.class));
    }

    /** @return an answer whose number is written alike without its first digit */
    private String spliceable() {
        String answer;
        do {
            answer = solved(captcha.offer(() -> Risk.NONE));
        } while (!Integer.toString(parsed(answer).get("number").asInt()).matches("[1-9][1-9]\\d*"));
        return answer;
    }

    private static String spliced(String answer, BinaryOperator<String> saltWithDigit) {
        ObjectNode json = parsed(answer);
        String number = Integer.toString(json.get("number").asInt());
        json.put("salt", saltWithDigit.apply(json.get("salt").asString(), number.substring(0, 1)));
        json.put("number", Integer.parseInt(number.substring(1)));
        return Base64.getEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode parsed(String answer) {
        return (ObjectNode) new JsonMapper().readTree(Base64.getDecoder().decode(answer));
    }

    @Test
    void aChallengeOfAnotherKeyIsNotOurs() {
        assertThat(with("x".repeat(32)).check(solved(captcha.offer(() -> Risk.NONE)), ""))
                .isEqualTo(Refused.INVALID);
    }

    @Test
    void aWrongNumberOrAnotherAlgorithmDoesNotPass() {
        String answer = solved(captcha.offer(() -> Risk.NONE));
        for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
                json -> json.replaceAll("\"number\":\\d+", "\"number\":1001"),
                json -> json.replaceAll("\"number\":\\d+", "\"number\":-1"),
                json -> json.replaceAll("\"number\":\\d+", "\"number\":1e999"),
                json -> json.replace("SHA-256", "SHA-1"),
                json -> json.replace("SHA-256", "none"))) {
            assertThat(captcha.check(edited(answer, change), "")).isEqualTo(Refused.INVALID);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "x", "%%%", "bnVsbA==", "e30=", "W10=", "eyJzYWx0Ijp7fX0=", "eyJudW1iZXIiOiJhYmMifQ=="})
    void garbageIsRefusedAndNothingBreaks(String garbage) {
        assertThat(captcha.check(garbage, "")).isEqualTo(Refused.INVALID);
    }

    @Test
    void anEndlessAnswerIsNotEvenRead() {
        assertThat(captcha.check("A".repeat(8_000), "")).isEqualTo(Refused.INVALID);
    }

    @Test
    void withoutAKeyNothingStarts() {
        assertThatThrownBy(() -> with(""))
                .isInstanceOf(SecretMissingException.class)
                .hasMessageContaining("KIOSQUE_CAPTCHA_HMAC_KEY");
    }

    private AltchaCaptcha with(String key) {
        return new AltchaCaptcha(
                new AltchaProperties(key, 1_000, 1_000, Duration.ofMinutes(10)), clock, new JsonMapper());
    }

    private static String solved(CaptchaOffer offer) {
        return Solver.solved(new JsonMapper().valueToTree(offer));
    }

    private static String edited(String answer, UnaryOperator<String> change) {
        String json = new String(Base64.getDecoder().decode(answer), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(change.apply(json).getBytes(StandardCharsets.UTF_8));
    }
}
