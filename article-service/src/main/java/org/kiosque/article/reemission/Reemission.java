package org.kiosque.article.reemission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The last time that all articles were told again, or are.
 *
 * @param id always the same: there is one
 * @param running whether it is not at its end
 * @param position id of the last article that is done with; null at the beginning
 * @param told articles so far; those that others know nothing of are not among them
 * @param owner process that is at it; null when none is
 * @param until when that may be taken for dead; null when none is at it
 * @param endedAt null while it runs
 */
@Document(Reemissions.COLLECTION)
record Reemission(
        @Id String id,
        boolean running,
        @Nullable String position,
        long told,
        Instant begunAt,
        @Nullable String owner,
        @Nullable Instant until,
        @Nullable Instant endedAt) {}
