package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/kiosque rotate-key} takes out of a platform's secrets, and what its services are told then. */
class SecretsTest {

    private static final Path COMMAND = Path.of("../kiosque").toAbsolutePath().normalize();

    @TempDir
    Path data;

    private record Said(int code, String text) {}

    private Said rotate(String key) throws Exception {
        Process process = new ProcessBuilder(COMMAND.toString(), "--data", data.toString(), "rotate-key", key)
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private String toldOfMailboxes() throws Exception {
        var services = new Services(
                data,
                new Ports(8080),
                Replicas.parse("1"),
                new Store.Embedded(),
                Secrets.in(data),
                HttpClient.newHttpClient());
        return services.instances(
                        new ServiceJar("comment-service", data.resolve("service.jar"), data.resolve("start.aot")))
                .getFirst()
                .environment()
                .get("KIOSQUE_PRIVACY_MAILBOX_KEYS");
    }

    @Test
    void whatAnEarlierPrivacyKeySealedIsStillOpened() throws Exception {
        String first = Secrets.in(data).privacyKey();
        assertThat(toldOfMailboxes()).isEqualTo(first);

        assertThat(rotate("privacy")).satisfies(said -> assertThat(said.code()).isZero());
        String second = Secrets.in(data).privacyKey();
        assertThat(second).isNotEqualTo(first);
        assertThat(toldOfMailboxes()).isEqualTo(second + "," + first);

        assertThat(rotate("privacy").text()).contains("sealed anew");
        String third = Secrets.in(data).privacyKey();
        assertThat(toldOfMailboxes()).isEqualTo(third + "," + second + "," + first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets/mailbox-keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void noKeyIsTakenAwayForWhichThereIsNoRoom() throws Exception {
        String key = Secrets.in(data).privacyKey();
        Files.write(data.resolve("secrets/mailbox-keys"), List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"));

        Said said = rotate("privacy");

        assertThat(said.code()).isOne();
        assertThat(said.text()).contains("comments.mailboxes.waiting");
        assertThat(Secrets.in(data).privacyKey()).isEqualTo(key);
    }

    @Test
    void otherKeysAreReplaced() throws Exception {
        Secrets before = Secrets.in(data);

        assertThat(rotate("captcha").code()).isZero();
        assertThat(rotate("preview").code()).isZero();

        Secrets after = Secrets.in(data);
        assertThat(after.captchaHmacKey()).isNotEqualTo(before.captchaHmacKey());
        assertThat(after.previewKey()).isNotEqualTo(before.previewKey());
        assertThat(after.mailboxKeys(after.privacyKey())).isEqualTo(before.privacyKey());
    }
}
