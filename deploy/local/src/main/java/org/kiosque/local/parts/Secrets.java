package org.kiosque.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiosque.local.process.PrivateFiles;

/**
 * Random keys of this one platform, made on the first start, each in a file that only its owner reads. They reach the
 * services only through their environment.
 *
 * @param captchaHmacKey signs captcha challenges
 * @param privacyKey hashes readers' addresses, and seals those of their mailboxes
 * @param earlierPrivacyKeys that {@code deploy/kiosque rotate-key privacy} has replaced, the latest first: what they sealed is opened
 * @param previewKey signs addresses of drafts
 * @param deskSecret lets {@code deploy/token} ask for tokens
 * @param newsroomSecret lets the newsroom sign staff in
 * @param commentsSecret lets comment-service ask for translations
 * @param sessionKey seals the newsroom's sessions
 */
public record Secrets(
        String captchaHmacKey,
        String privacyKey,
        List<String> earlierPrivacyKeys,
        String previewKey,
        String deskSecret,
        String newsroomSecret,
        String commentsSecret,
        String sessionKey) {

    private static final int BYTES = 32;

    public static Secrets in(Path data) throws IOException {
        Path folder = data.resolve("secrets");
        return new Secrets(
                keep(folder.resolve("captcha-hmac-key")),
                keep(folder.resolve("privacy-key")),
                earlier(folder.resolve("mailbox-keys")),
                keep(folder.resolve("preview-key")),
                keep(folder.resolve("token-client")),
                keep(folder.resolve("newsroom-client")),
                keep(folder.resolve("comments-client")),
                keep(folder.resolve("session-key")));
    }

    /**
     * As comment-service wants its keys of mailboxes: the one that seals, and then those that still open.
     *
     * @param sealing one or several already, with commas between them
     */
    String mailboxKeys(String sealing) {
        return Stream.concat(Stream.of(sealing), earlierPrivacyKeys.stream()).collect(Collectors.joining(","));
    }

    /** The file has one a line, the latest last. */
    private static List<String> earlier(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList()
                .reversed();
    }

    private static String keep(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }
}
