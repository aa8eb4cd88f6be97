package org.kiosque.comment.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Decision;
import org.kiosque.comment.comments.QueuedComment;

/** A line of an export. */
sealed interface ExportLine {

    String FORMAT = "kiosque-comments";
    int VERSION = 1;

    /** The first one. */
    record Head(String format, int version, Instant exportedAt) implements ExportLine {}

    /**
     * A comment; what is not there is left out.
     *
     * @param body empty for one whose author has taken it back
     * @param format {@code markdown}, or left out for plain text
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String id,
            String articleId,
            @Nullable String parentId,
            String name,
            String language,
            String body,
            @Nullable String format,
            Instant createdAt,
            @Nullable Instant editedAt,
            String status,
            @Nullable Boolean featured,
            List<String> heldBy,
            @Nullable List<String> findings,
            @Nullable String badge,
            List<Decision.Entry> history)
            implements ExportLine {

        static Entry of(QueuedComment comment) {
            return new Entry(
                    comment.id(),
                    comment.articleId(),
                    comment.parentId(),
                    comment.author().name(),
                    comment.language(),
                    comment.body(),
                    comment.format(),
                    comment.createdAt(),
                    comment.ownership() == null ? null : comment.ownership().editedAt(),
                    comment.state().status(),
                    comment.featured(),
                    comment.heldBy(),
                    comment.findings(),
                    comment.badge(),
                    comment.history());
        }
    }

    /** The last one: without it, the export is not whole. */
    record End(long comments) implements ExportLine {}
}
