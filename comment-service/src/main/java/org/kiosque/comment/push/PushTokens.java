package org.kiosque.comment.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kiosque.comment.privacy.Pseudonyms;
import org.springframework.stereotype.Component;

/**
 * What a browser gets to end its subscription with: its id, and that by the keyed hash nobody but us can have made the rest.
 * Thread-safe.
 */
@Component
class PushTokens {

    private static final Pattern TOKEN = Pattern.compile("([0-9a-f]{32})p([0-9a-f]{32})");
    private static final int LENGTH = 32;

    private final Pseudonyms pseudonyms;

    PushTokens(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    String of(String subscriberId) {
        return subscriberId + "p" + proof(subscriberId);
    }

    private String proof(String id) {
        return pseudonyms
                .ofText(("token of push subscription " + id).getBytes(StandardCharsets.UTF_8))
                .substring(0, LENGTH);
    }

    /** @return the id of the subscription; empty for what nobody was given */
    Optional<String> read(String token) {
        var parts = TOKEN.matcher(token);
        return parts.matches()
                        && MessageDigest.isEqual(
                                parts.group(2).getBytes(StandardCharsets.US_ASCII),
                                proof(parts.group(1)).getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(parts.group(1))
                : Optional.empty();
    }
}
