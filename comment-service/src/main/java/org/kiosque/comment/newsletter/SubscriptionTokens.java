package org.kiosque.comment.newsletter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kiosque.comment.privacy.Pseudonyms;
import org.springframework.stereotype.Component;

/**
 * What stands in letters to do something with a subscription: its id, and that by the keyed hash only who got the letter can know the
 * rest. One confirms and ends, as the letter that asks for confirmation has it; the other one only ends. Thread-safe.
 */
@Component
class SubscriptionTokens {

    private static final Pattern TOKEN = Pattern.compile("([0-9a-f]{32})(c|e)([0-9a-f]{32})");
    private static final int LENGTH = 32;

    private static final String CONFIRMING = "c";
    private static final String ENDING = "e";

    private final Pseudonyms pseudonyms;

    SubscriptionTokens(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** @param confirms whether it may confirm the subscription, too */
    record Right(String subscriptionId, boolean confirms) {}

    String confirming(String subscriptionId) {
        return token(subscriptionId, CONFIRMING);
    }

    String ending(String subscriptionId) {
        return token(subscriptionId, ENDING);
    }

    private String token(String id, String right) {
        return id + right + proof(id, right);
    }

    private String proof(String id, String right) {
        String named = "token " + right + " of subscription " + id;
        return pseudonyms.ofText(named.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }

    /** @return empty for what was never in a letter */
    Optional<Right> read(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        byte[] given = parts.group(3).getBytes(StandardCharsets.US_ASCII);
        byte[] right = proof(parts.group(1), parts.group(2)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, right)
                ? Optional.of(new Right(parts.group(1), parts.group(2).equals(CONFIRMING)))
                : Optional.empty();
    }
}
