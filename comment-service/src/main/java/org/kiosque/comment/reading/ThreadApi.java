package org.kiosque.comment.reading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.ShownComment;
import org.kiosque.comment.rules.Admissions.Standing;
import org.kiosque.comment.translating.CommentTranslations.Original;
import org.kiosque.comment.translating.CommentTranslations.Translation;
import org.kiosque.common.paging.Page;

/** The requests and answers of {@link ThreadController}. */
final class ThreadApi {

    private ThreadApi() {}

    /**
     * A part of a discussion.
     *
     * @param nextCursor null on the last one
     * @param discussion {@code open}, {@code closing} when it is closed within ten minutes, or {@code closed} to further comments
     */
    record ThreadPage(List<ThreadItem> items, @Nullable String nextCursor, String discussion) {

        static ThreadPage of(Page<ThreadItem> page, Standing standing) {
            return new ThreadPage(
                    page.items(), page.nextCursor(), standing.name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * A comment that began a thread, or an answer in it.
     *
     * @param author its name is empty when the comment was removed
     * @param body as it was typed; empty when the comment was removed
     * @param bodyHtml the same for a page; likewise
     * @param parentId the comment that it answers, perhaps one that was removed; null when it answers the article
     * @param removed present and true when only the answers are left
     * @param replies the first ones, oldest first; none under an answer
     * @param repliesCursor where the further ones begin, for a question with this thread's id; left out when there are none
     * @param replyCount all of them, even when {@code replies} does not hold them all
     * @param badge {@code newsroom} for what a moderator has written; left out for all others
     * @param featured present and true when moderators recommend it
     * @param translation in the language that was asked for; left out for what was written in it, and where there is none
     * @param format of the body, as it is read
     * @param editedAt when its author changed the words last; left out when they are the first ones
     */
    record ThreadItem(
            String id,
            Author author,
            String language,
            String body,
            String bodyHtml,
            Instant createdAt,
            @Nullable String parentId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean removed,

            List<ThreadItem> replies,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String repliesCursor,

            long replyCount,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant editedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean featured,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String badge,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Translation translation,

            @JsonIgnore @Nullable String format) {

        /** @return the comment as it was written; none that was removed */
        Stream<Original> originals() {
            Stream<Original> own =
                    removed == null ? Stream.of(new Original(id, language, body, format)) : Stream.empty();
            return Stream.concat(own, replies.stream().flatMap(ThreadItem::originals));
        }

        /** @param translations by comment, for this one and all its replies */
        ThreadItem with(Map<String, Translation> translations) {
            return new ThreadItem(
                    id,
                    author,
                    language,
                    body,
                    bodyHtml,
                    createdAt,
                    parentId,
                    removed,
                    replies.stream().map(reply -> reply.with(translations)).toList(),
                    repliesCursor,
                    replyCount,
                    editedAt,
                    featured,
                    badge,
                    translations.get(id),
                    format);
        }

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
                    approved ? comment.html() : "",
                    comment.createdAt(),
                    comment.parentId(),
                    approved ? null : true,
                    replies,
                    repliesCursor,
                    replyCount,
                    approved ? comment.editedAt() : null,
                    (approved && comment.featured()) ? true : null,
                    approved ? comment.badge() : null,
                    null,
                    comment.format());
        }
    }

    record Author(String name) {}

    record CountsWanted(@NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 64) String> articleIds) {}

    /** @param counts by article id; 0 for an article without comments, known or not */
    record Counts(Map<String, Long> counts) {}
}
