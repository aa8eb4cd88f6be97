package org.kiosque.comment.posting;

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
    record Entry(
            String decision,
            String by,
            Instant at,
            @Nullable String reason) {}
}
