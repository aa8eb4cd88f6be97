package org.kiosque.comment.comments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a moderator may decide. */
public enum Decision {
    APPROVE,
    REJECT,
    SPAM,
    /** Readers see it as one that is recommended. */
    FEATURE;

    /** What a comment is called after {@link #FEATURE}; after the others, its status says it. */
    static final String FEATURED = "featured";

    String standing() {
        return switch (this) {
            case APPROVE -> CommentState.APPROVED;
            case REJECT -> CommentState.REJECTED;
            case SPAM -> CommentState.SPAM;
            case FEATURE -> FEATURED;
        };
    }

    /**
     * One decision, perhaps on many comments.
     *
     * @param id by which it can be undone
     * @param by the moderator, as the identity provider knows them
     * @param code the reason as one of those that all moderators use; null when none was given
     * @param reason in words; null when none were given
     */
    public record Ruling(
            String id,
            Decision decision,
            String by,
            @Nullable String code,
            @Nullable String reason) {}

    /**
     * One line of a comment's history, which only grows.
     *
     * @param decision what the comment was then: its status, or {@code featured}; {@code deleted} when its author's data were
     *     erased
     * @param by the moderator, as the identity provider knows them
     * @param reason in words; null when none were given
     * @param decisionId by which it can be undone; null for what undoes, and for one of before that was kept
     * @param code null when none was given
     * @param before what the comment was until then; null for an entry of before that was kept
     * @param undoes the decision that was taken back by this; null for all others
     */
    public record Entry(
            String decision,
            String by,
            Instant at,
            @Nullable String reason,
            @Nullable String decisionId,
            @Nullable String code,
            @Nullable String before,
            @Nullable String undoes) {

        Entry withoutReason() {
            return new Entry(decision, by, at, null, decisionId, code, before, undoes);
        }
    }

    /** What became of one decision. */
    public sealed interface Outcome {

        record Applied(String status) implements Outcome {}

        /** It was so already. */
        record Unchanged(String status) implements Outcome {}

        record NoSuchComment() implements Outcome {}

        /** Another moderator is looking at it. */
        record Claimed(String status) implements Outcome {}

        /** Something was decided since, so that the decision cannot be undone any more. */
        record Superseded(String status) implements Outcome {}

        /** Others kept changing it at the same moment; repeating is safe. */
        record Conflict() implements Outcome {}
    }
}
