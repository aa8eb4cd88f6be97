package org.kiosque.article.imports.formats;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What names an item for ever, however long its own name is. */
final class Keys {

    private static final int LONGEST = 300;

    private Keys() {}

    static String of(String system, String name) {
        return system + ":" + (name.length() <= LONGEST ? name : "sha256-" + digest(name));
    }

    private static String digest(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** @return enough of it to know it by */
    static String label(String... names) {
        for (String name : names) {
            if (!name.isBlank()) {
                return name.strip().substring(0, Math.min(name.strip().length(), 120));
            }
        }
        return "without a name";
    }
}
