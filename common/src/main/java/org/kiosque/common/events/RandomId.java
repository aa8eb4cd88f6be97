package org.kiosque.common.events;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Ids of articles, images and whatever else others may name: 12 random characters of Crockford's base 32 in lower case, that is 60
 * bits. They have no dash, so that {@link ArticleSlug} finds an article's at the end of its address.
 */
public final class RandomId {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    /** @return one that nobody can guess, and nobody has had before */
    public static String next() {
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /**
     * @param seed at least eight bytes that nobody can tell from random ones, such as a hash
     * @return the same id for the same seed, for what has to be found again without its id being stored
     */
    public static String of(byte[] seed) {
        long bits = ByteBuffer.wrap(seed).getLong();
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt((int) (bits & (ALPHABET.length() - 1))));
            bits >>>= 5;
        }
        return id.toString();
    }

    /** @return whether this could be an id at all */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
