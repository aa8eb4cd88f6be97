package org.kiosque.comment.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a reader reports a comment. */
enum Reason {
    OFFENSIVE,
    ABUSIVE,
    SPAM,
    /** One is enough for a moderator to look. */
    ILLEGAL,
    OTHER;

    /** @return the name on the wire and in the store */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Reason> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findAny();
    }
}
