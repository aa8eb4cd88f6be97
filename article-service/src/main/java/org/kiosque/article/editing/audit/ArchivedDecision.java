package org.kiosque.article.editing.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;

/**
 * A decision for good keeping. Part of the form of exports: fields may come, and none changes its meaning.
 *
 * @param action as clients know it
 * @see Decision for the other fields
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArchivedDecision(
        String id,
        String articleId,
        String action,
        Signature by,
        long revision,
        @Nullable String reason,
        @Nullable Instant begins,
        @Nullable Instant ends,
        @Nullable Boolean again) {

    static ArchivedDecision of(String articleId, Decision decision) {
        return new ArchivedDecision(
                decision.id(),
                articleId,
                decision.action().toString(),
                decision.by(),
                decision.revision(),
                decision.reason(),
                decision.begins(),
                decision.ends(),
                decision.again());
    }

    Decision decision(Action known) {
        return new Decision(id, known, by, revision, reason, begins, ends, again);
    }
}
