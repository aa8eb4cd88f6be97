package org.kiosque.gateway.edge.rates;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.RequestKind;

/** What is limited, each by a rate of its own. */
enum Limit {
    CAPTCHA,
    COMMENTS,
    COUNTS,
    PAGES,
    READS,
    SEARCHES,
    SIGN_INS,
    TOKENS,
    UPLOADS,
    WRITES,
    CALLS;

    /** As operators, clients and metrics call it. */
    final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** That of what a request asks for; null where there is none but that of {@link #CALLS}, or none at all. */
    static @Nullable Limit of(RequestKind kind) {
        return switch (kind) {
            case CAPTCHA -> CAPTCHA;
            case COMMENT -> COMMENTS;
            case COUNTS -> COUNTS;
            case READ -> READS;
            case UPLOAD -> UPLOADS;
            case PAGE, STAFF -> PAGES;
            case SEARCH -> SEARCHES;
            case SIGN_IN -> SIGN_INS;
            case WRITE -> WRITES;
            case CALL, FILE -> null;
        };
    }
}
