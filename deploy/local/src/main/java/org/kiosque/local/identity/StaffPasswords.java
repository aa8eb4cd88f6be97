package org.kiosque.local.identity;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kiosque.local.process.PrivateFiles;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The hashes of the staff's passwords, one line {@code name=hash} each. An account without a line gets a random
 * password, which waits in {@code first-passwords} until the launcher has shown it once.
 */
final class StaffPasswords {

    /** Read, shown and deleted by the launcher: one line {@code name=password} each. */
    static final String FIRST_PASSWORDS = "first-passwords";

    private static final int PASSWORD_BYTES = 15;

    private final Path folder;
    private final PasswordEncoder encoder;
    private final SecureRandom random = new SecureRandom();

    StaffPasswords(Path folder, PasswordEncoder encoder) {
        this.folder = folder;
        this.encoder = encoder;
    }

    /** The hash of each name's password; those without one get it now. */
    Map<String, String> hashes(List<String> names) throws IOException {
        Path file = folder.resolve("staff");
        Map<String, String> hashes = read(file);
        Map<String, String> fresh = new TreeMap<>();
        for (String name : names) {
            if (!hashes.containsKey(name)) {
                byte[] bytes = new byte[PASSWORD_BYTES];
                random.nextBytes(bytes);
                fresh.put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            }
        }
        if (!fresh.isEmpty()) {
            fresh.forEach((name, password) -> hashes.put(name, requireNonNull(encoder.encode(password))));
            // The passwords first: a hash whose password nobody saw would lock its owner out.
            PrivateFiles.write(folder.resolve(FIRST_PASSWORDS), lines(fresh));
            PrivateFiles.write(file, lines(hashes));
        }
        return hashes;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    hashes.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        return hashes;
    }

    private static String lines(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
