package org.kiosque.comment.reactions;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kiosque.comment.comments.ReportedComments;
import org.kiosque.comment.privacy.PrivacyProperties;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.comment.reactions.ReactionException.NothingToReactToException;
import org.kiosque.comment.reactions.ReactionException.TooManyReactionsException;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.stereotype.Component;

/** Takes reactions in and counts them. */
@Component
record ReactionDesk(
        Reactions reactions,
        ReportedComments comments,
        Pseudonyms pseudonyms,
        PrivacyProperties privacy,
        ReactionsProperties limits,
        InstantSource clock,
        MeterRegistry meters) {

    private static final int LONGEST_ID = 64;

    /**
     * @param address the network address that it comes from, which counts once for each kind
     * @throws NothingToReactToException when readers see no such comment
     * @throws TooManyReactionsException when the address has left too many
     */
    void add(String commentId, String kind, String address) {
        if (!limits.kinds().contains(kind)) {
            throw new InvalidFieldException("/kind", "must be one of " + String.join(", ", limits.kinds()));
        }
        requireShown(commentId);
        Instant now = clock.instant();
        String network = pseudonyms.ofAddress(address);
        if (reactions.has(commentId, kind, network)) {
            return;
        }
        if (reactions.countFrom(network, now.minus(limits.window())) >= limits.maxPerAddress()) {
            throw new TooManyReactionsException(limits);
        }
        if (reactions.add(commentId, kind, network, now, now.plus(privacy.addressesKeptFor()))) {
            meters.counter("comments.reactions", "kind", kind).increment();
        }
    }

    /** @throws NothingToReactToException when readers see no such comment */
    void remove(String commentId, String kind, String address) {
        requireShown(commentId);
        reactions.remove(commentId, kind, pseudonyms.ofAddress(address));
    }

    private void requireShown(String commentId) {
        if (commentId.length() > LONGEST_ID || comments.find(commentId).isEmpty()) {
            throw new NothingToReactToException();
        }
    }

    /** @return by the comment's id, in the order asked for */
    Map<String, Map<String, Long>> counts(Collection<String> commentIds) {
        Map<String, Map<String, Long>> counted = reactions.counts(commentIds);
        Map<String, Map<String, Long>> asked = new LinkedHashMap<>();
        commentIds.forEach(id -> asked.put(id, counted.getOrDefault(id, Map.of())));
        return asked;
    }
}
