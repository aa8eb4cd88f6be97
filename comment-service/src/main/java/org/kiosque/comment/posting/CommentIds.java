package org.kiosque.comment.posting;

import java.security.SecureRandom;

/** Ids as all of Kiosque has them: twelve random characters of Crockford's base 32, 60 bits. */
final class CommentIds {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CommentIds() {}

    static String next() {
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
