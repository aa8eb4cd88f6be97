package org.kiosque.comment.bans;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a ban goes by. */
enum BanKind {
    EMAIL,
    /** And all that is below it. */
    DOMAIN,
    NETWORK;

    /** @return the name on the wire and in the store */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BanKind> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findAny();
    }
}
