package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.settings.SettingException;

class PushKeysTest {

    private static final KeyPair PAIR = Browser.keyPair();
    private static final String PUBLIC = Browser.BASE64.encodeToString(Browser.point((ECPublicKey) PAIR.getPublic()));
    private static final String PRIVATE =
            Base64.getEncoder().encodeToString(PAIR.getPrivate().getEncoded());
    private static final String SUBJECT = "mailto:push@kiosque.example";

    private static PushKeys keys(@Nullable String publicKey, @Nullable String privateKey, @Nullable String subject) {
        return new PushKeys(
                new PushProperties(publicKey, privateKey, subject, List.of("*"), Duration.ofDays(1), false));
    }

    private static void wrong(
            @Nullable String publicKey, @Nullable String privateKey, @Nullable String subject, String sentence) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> keys(publicKey, privateKey, subject))
                .withMessage(sentence);
    }

    @Test
    void withoutKeysThereIsNobody() {
        assertThat(keys(null, null, null).sender()).isEmpty();
        assertThat(keys(null, "", SUBJECT).sender()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SUBJECT, "https://kiosque.example/contact"})
    void aPairIsTakenAsOpensslWritesIt(String subject) {
        String standard = Base64.getEncoder().encodeToString(Browser.point((ECPublicKey) PAIR.getPublic()));

        assertThat(keys(PUBLIC, PRIVATE, subject).sender())
                .get()
                .extracting(PushKeys.Sender::publicKey)
                .isEqualTo(PUBLIC);
        assertThat(keys(standard, PRIVATE, subject).sender())
                .get()
                .extracting(PushKeys.Sender::publicKey)
                .isEqualTo(PUBLIC);
    }

    @Test
    void whatIsMissingOrWrongIsNamedInOneSentence() throws Exception {
        KeyPair other = Browser.keyPair();
        KeyPairGenerator larger = KeyPairGenerator.getInstance("EC");
        larger.initialize(new ECGenParameterSpec("secp384r1"));
        String otherPrivate =
                Base64.getEncoder().encodeToString(other.getPrivate().getEncoded());
        String largerPrivate = Base64.getEncoder()
                .encodeToString(larger.generateKeyPair().getPrivate().getEncoded());

        wrong(PUBLIC, "", SUBJECT, "kiosque.push.private-key must be set where kiosque.push.public-key is.");
        wrong(null, PRIVATE, SUBJECT, "kiosque.push.public-key must be set where kiosque.push.private-key is.");
        wrong("*", PRIVATE, SUBJECT, "kiosque.push.public-key is not in base64.");
        String noPublicKey = "kiosque.push.public-key is not a key of P-256: 65 bytes that begin with 04.";
        wrong("AAAA", PRIVATE, SUBJECT, noPublicKey);
        wrong("B" + "A".repeat(86), PRIVATE, SUBJECT, noPublicKey);
        String noPrivateKey = "kiosque.push.private-key is not a key of P-256 in the form of PKCS #8.";
        wrong(PUBLIC, "AAAA", SUBJECT, noPrivateKey);
        String foreign = "kiosque.push.private-key does not belong to kiosque.push.public-key.";
        wrong(PUBLIC, otherPrivate, SUBJECT, foreign);
        wrong(PUBLIC, largerPrivate, SUBJECT, foreign);
        String noSubject = "kiosque.push.subject must be an address that begins with mailto: or https://.";
        wrong(PUBLIC, PRIVATE, null, noSubject);
        wrong(PUBLIC, PRIVATE, "push@kiosque.example", noSubject);
        wrong(PUBLIC, PRIVATE, "https://kiosque.example/\",\"x\":\"", noSubject);
    }
}
