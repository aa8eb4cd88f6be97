package org.kiosque.comment.comments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a comment may do with it, by whoever shows the token that was given out when it was posted.
 *
 * @param tokenHash of that token
 * @param editableUntil the end of the time in which its words may be changed
 * @param edits how often they were
 * @param editedAt null when they never were
 * @param appeal null when there was none; there is never a second
 */
record Ownership(
        String tokenHash,
        Instant editableUntil,
        int edits,
        @Nullable Instant editedAt,
        @Nullable Appeal appeal) {

    /** @param text the author's own words, for moderators alone; empty when the comment was deleted */
    public record Appeal(String text, Instant at) {}

    /** @return null for one that came from elsewhere */
    static @Nullable Ownership of(IncomingComment incoming) {
        return incoming.tokenHash() == null
                ? null
                : new Ownership(incoming.tokenHash(), incoming.editableUntil(), 0, null, null);
    }

    Ownership edited(Instant now) {
        return new Ownership(tokenHash, editableUntil, edits + 1, now, appeal);
    }

    Ownership appealed(String text, Instant now) {
        return new Ownership(tokenHash, editableUntil, edits, editedAt, new Appeal(text, now));
    }

    Ownership withoutWords() {
        return new Ownership(
                tokenHash, editableUntil, edits, editedAt, appeal == null ? null : new Appeal("", appeal.at()));
    }
}
