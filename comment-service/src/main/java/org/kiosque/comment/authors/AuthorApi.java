package org.kiosque.comment.authors;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.OwnComments.Own;
import org.kiosque.comment.posting.Revisions;

/** The requests and answers of {@link AuthorController}. */
final class AuthorApi {

    /** In UTF-16 units. */
    static final int LONGEST_APPEAL = 1_000;

    private AuthorApi() {}

    /** @param body the new words; all else stays */
    record Edit(
            @NotNull @Size(max = Revisions.LONGEST_BODY_SENT) String body) {}

    record Appeal(@NotNull @Size(max = LONGEST_APPEAL) String text) {}

    /**
     * A comment as its author sees it.
     *
     * @param status {@code pending}, {@code approved}, {@code rejected} or {@code spam}
     * @param reason why it was rejected; left out when none was given
     * @param reasonCode the same, as one of those that moderators use
     * @param editable whether its words may still be changed
     * @param appealable whether a rejection may be answered
     */
    record Mine(
            String id,
            String articleId,
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reasonCode,

            String language,
            String body,
            String bodyHtml,
            Instant createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant editedAt,

            boolean editable,
            Instant editableUntil,
            boolean appealable) {

        static Mine of(Own comment, boolean editable) {
            return new Mine(
                    comment.id(),
                    comment.articleId(),
                    comment.status(),
                    comment.reason(),
                    comment.reasonCode(),
                    comment.language(),
                    comment.body(),
                    comment.html(),
                    comment.createdAt(),
                    comment.editedAt(),
                    editable,
                    comment.editableUntil(),
                    !comment.undecidedAgainst() && !comment.appealed());
        }
    }
}
