package org.kiosque.article.site;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Ids of articles and images: 12 random characters of Crockford's base 32 in lower case, that is 60 bits. */
public final class RandomId {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    public static String next() {
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** @return whether this could be an id at all */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
