package org.kiosque.comment.comments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a moderator may decide. */
public enum Decision {
    APPROVE,
    REJECT,
    SPAM;

    /**
     * One line of a comment's history, which only grows.
     *
     * @param decision the status that followed
     * @param by the moderator, as the identity provider knows them
     * @param reason null when none was given
     */
    public record Entry(
            String decision,
            String by,
            Instant at,
            @Nullable String reason) {}

    /** What became of one decision. */
    public sealed interface Outcome {

        record Applied(String status) implements Outcome {}

        /** It was so already. */
        record Unchanged(String status) implements Outcome {}

        record NoSuchComment() implements Outcome {}

        /** Others kept changing it at the same moment; repeating is safe. */
        record Conflict() implements Outcome {}
    }
}
