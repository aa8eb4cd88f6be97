package org.kiosque.gateway.newsroom.articles;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Stands in a form for the text that it was filled with, a few letters for each field: what somebody has changed in the form is
 * told from what others have saved meanwhile.
 *
 * @param digests by field; empty when nobody knows what the form was filled with
 */
record TextMark(Map<String, String> digests) {

    static final TextMark UNKNOWN = new TextMark(Map.of());

    private static final int BYTES = 9;

    static TextMark of(ArticleFields fields) {
        Map<String, String> digests = new LinkedHashMap<>();
        fields.values().forEach((field, value) -> digests.put(field, digest(value)));
        return new TextMark(digests);
    }

    /** @param written as by {@link #written}; whatever is not, is not known */
    static TextMark read(String written) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (String part : written.split(" ", 50)) {
            String[] digest = part.split(":", 2);
            if (digest.length == 2) {
                digests.put(digest[0], digest[1]);
            }
        }
        return new TextMark(digests);
    }

    String written() {
        return digests.entrySet().stream()
                .map(digest -> digest.getKey() + ":" + digest.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Whether the form was filled with this value; never when nobody knows. */
    boolean says(String field, String value) {
        return digest(value).equals(digests.get(field));
    }

    private static String digest(String value) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256")
                    .digest(value.strip().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
