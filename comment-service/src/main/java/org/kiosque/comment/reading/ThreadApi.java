package org.kiosque.comment.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.ShownComment;

/** The requests and answers of {@link ThreadController}. */
final class ThreadApi {

    private ThreadApi() {}

    /**
     * A comment that began a thread, or an answer in it.
     *
     * @param author its name is empty when the comment was removed
     * @param body plain text; empty when the comment was removed
     * @param parentId the comment that it answers, perhaps one that was removed; null when it answers the article
     * @param removed present and true when only the answers are left
     * @param replies the first ones, oldest first; none under an answer
     * @param repliesCursor where the further ones begin, for a question with this thread's id; left out when there are none
     * @param replyCount all of them, even when {@code replies} does not hold them all
     * @param featured present and true when moderators recommend it
     * @param editedAt when its author changed the words last; left out when they are the first ones
     */
    record ThreadItem(
            String id,
            Author author,
            String language,
            String body,
            Instant createdAt,
            @Nullable String parentId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean removed,

            List<ThreadItem> replies,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String repliesCursor,

            long replyCount,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant editedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean featured) {

        static ThreadItem answer(ShownComment comment) {
            return of(comment, List.of(), null, 0);
        }

        static ThreadItem of(
                ShownComment comment, List<ThreadItem> replies, @Nullable String repliesCursor, long replyCount) {
            boolean approved = comment.approved();
            return new ThreadItem(
                    comment.id(),
                    new Author(approved ? comment.author().name() : ""),
                    comment.language(),
                    approved ? comment.body() : "",
                    comment.createdAt(),
                    comment.parentId(),
                    approved ? null : true,
                    replies,
                    repliesCursor,
                    replyCount,
                    approved ? comment.editedAt() : null,
                    (approved && comment.featured()) ? true : null);
        }
    }

    record Author(String name) {}

    record CountsWanted(@NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 64) String> articleIds) {}

    /** @param counts by article id; 0 for an article without comments, known or not */
    record Counts(Map<String, Long> counts) {}
}
