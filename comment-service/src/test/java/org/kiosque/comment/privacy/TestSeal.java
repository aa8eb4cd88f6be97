package org.kiosque.comment.privacy;

import java.time.Duration;
import java.util.List;

/** Seals for tests. */
public final class TestSeal {

    public static final String KEY = "test-key-test-key-test-key-test-key";

    private TestSeal() {}

    /** @param keys the newest first; the one that every service has comes last */
    public static MailboxSeal with(String... keys) {
        return of(KEY, keys);
    }

    public static PrivacyProperties properties(String... keys) {
        return new PrivacyProperties(KEY, List.of(keys), Duration.ofDays(30));
    }

    public static MailboxSeal of(String privacyKey, String... keys) {
        return new MailboxSeal(new PrivacyProperties(privacyKey, List.of(keys), Duration.ofDays(30)));
    }
}
