package org.kiosque.comment.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Comments.Answered;
import org.kiosque.comment.comments.Decision.Outcome;
import org.kiosque.comment.comments.ModeratedComments;
import org.kiosque.comment.comments.QueuedComment;
import org.kiosque.comment.comments.TrackRecords.TrackRecord;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.reports.Reports.ShownReport;
import org.kiosque.comment.translating.CommentTranslations.Translation;

/** The requests and answers of {@link ModerationController}. */
final class ModerationApi {

    private ModerationApi() {}

    /**
     * One comment in a queue.
     *
     * @param article null until this service has heard of it
     * @param parent how the comment begins that it answers; left out where it answers none
     * @param captcha {@code verified}, {@code unverified}, or {@code none} where nobody is asked for one
     * @param heldBy the rules that kept it from readers at first
     * @param findings what was found besides and kept it from nobody, such as that somebody could not be asked
     * @param badge {@code newsroom} for what a moderator has written; null for all others
     * @param authorsRecord what became of the latest 200 comments of its author; null once it was taken back
     * @param history who decided what, when and why, oldest first
     * @param editedAt when its author changed the words last; null when they are the first ones
     * @param appeal null when there was none
     * @param reportedAt since when enough readers have reported it; null while they have not, and once a moderator has decided
     * @param featured whether readers see it as one that is recommended
     * @param claim the moderator who is looking at it, even if their time is over; null when nobody has said so
     * @param notes what moderators tell each other, oldest first
     * @param reports the latest ones of one that waits for a moderator
     * @param translation in the language that was asked for; left out for what was written in it, and where there is none
     */
    record Item(
            String id,
            String status,
            @Nullable String reason,
            String articleId,
            @Nullable Article article,
            @Nullable String parentId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Parent parent,

            Author author,
            String language,
            String body,
            String bodyHtml,
            Instant createdAt,
            String captcha,
            List<String> heldBy,
            List<String> findings,
            @Nullable String badge,
            @Nullable AuthorsRecord authorsRecord,
            List<Decided> history,
            @Nullable Instant editedAt,
            @Nullable Appeal appeal,
            @Nullable Instant reportedAt,
            List<ShownReport> reports,
            boolean featured,
            @Nullable Claim claim,
            List<Note> notes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Translation translation) {

        static Item of(
                QueuedComment comment,
                @Nullable Discussion discussion,
                @Nullable Answered parent,
                List<ShownReport> reports,
                @Nullable TrackRecord authorsRecord,
                @Nullable Translation translation) {
            return new Item(
                    comment.id(),
                    comment.state().status(),
                    comment.state().reason(),
                    comment.articleId(),
                    discussion == null ? null : new Article(discussion.title(), discussion.language()),
                    comment.parentId(),
                    parent == null
                            ? null
                            : new Parent(new Author(parent.author()), parent.language(), parent.excerpt()),
                    new Author(comment.author().name()),
                    comment.language(),
                    comment.body(),
                    comment.html(),
                    comment.createdAt(),
                    comment.captcha(),
                    comment.heldBy(),
                    comment.findings() == null ? List.of() : comment.findings(),
                    comment.badge(),
                    authorsRecord == null
                            ? null
                            : new AuthorsRecord(
                                    authorsRecord.pending(),
                                    authorsRecord.approved(),
                                    authorsRecord.rejected(),
                                    authorsRecord.spam()),
                    comment.history().stream()
                            .map(entry -> new Decided(
                                    entry.decision(),
                                    entry.before(),
                                    entry.by(),
                                    entry.at(),
                                    entry.code(),
                                    entry.reason(),
                                    entry.decisionId(),
                                    entry.undoes()))
                            .toList(),
                    comment.ownership() == null ? null : comment.ownership().editedAt(),
                    comment.ownership() == null || comment.ownership().appeal() == null
                            ? null
                            : new Appeal(
                                    comment.ownership().appeal().text(),
                                    comment.ownership().appeal().at()),
                    comment.reportedAt(),
                    reports,
                    comment.featured() != null,
                    comment.claim() == null
                            ? null
                            : new Claim(comment.claim().by(), comment.claim().until()),
                    comment.notes() == null
                            ? List.of()
                            : comment.notes().stream()
                                    .map(note -> new Note(note.by(), note.at(), note.text()))
                                    .toList(),
                    translation);
        }
    }

    /** How many comments of one author are what now. */
    record AuthorsRecord(long pending, long approved, long rejected, long spam) {}

    /** The author's answer to a rejection. */
    record Appeal(String text, Instant at) {}

    record Article(String title, String language) {}

    record Author(String name) {}

    /** @param body its first 300 characters, then an ellipsis where there are more; empty for what its author took back */
    record Parent(Author author, String language, String body) {}

    /**
     * @param decision what the comment was then: its status, or {@code featured}
     * @param before what it was until then; null for a decision of before that was kept
     * @param code the reason as one of those that are configured; null for none
     * @param decisionId by which it can be undone; null for what undoes
     * @param undoes the decision that was taken back; null for all others
     */
    record Decided(
            String decision,
            @Nullable String before,
            String by,
            Instant at,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String decisionId,
            @Nullable String undoes) {}

    /**
     * @param commentIds null when it is about an author
     * @param authorOf a comment whose author is meant, with all that they have written, some of it at a time; null when the
     *     comments are named
     * @param cursor where an earlier decision about that author ended; null for the first
     * @param decision {@code approve}, {@code reject}, {@code spam} or {@code feature}
     * @param code the reason as one of those that are configured, for the author as well
     * @param reason in words, for the author as well
     */
    record Decisions(
            @Nullable @Size(min = 1, max = 100) List<@NotBlank @Size(max = 64) String> commentIds,
            @Nullable @Size(max = 64) String authorOf,
            @Nullable @Size(max = 200) String cursor,
            @NotBlank String decision,
            @Nullable @Size(max = 40) String code,
            @Nullable @Size(max = 500) String reason) {}

    /**
     * @param id of the decision, by which it can be undone
     * @param nextCursor where a further decision about the same author goes on; left out when there is nothing more
     */
    record Results(
            String id,
            List<Result> results,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {}

    record Claims(@NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 64) String> commentIds) {}

    record ClaimResults(List<Held> results) {}

    /**
     * @param outcome {@code claimed}, {@code taken} by another, or {@code not-found}
     * @param by who is looking at it; null when there is no such comment
     * @param until when others may; null likewise
     */
    record Held(
            String id,
            String outcome,
            @Nullable String by,
            @Nullable Instant until) {

        static Held of(String id, ModeratedComments.Held held) {
            return new Held(id, held.mine() ? "claimed" : "taken", held.by(), held.until());
        }

        static Held missing(String id) {
            return new Held(id, "not-found", null, null);
        }
    }

    record QueueCounts(List<QueueCount> items) {}

    /**
     * How many comments are in a queue.
     *
     * @param status as in {@link ModerationController#queue}
     * @param count {@value ModerationQueue#MOST_COUNTED} at most
     * @param more whether there are more than that
     */
    record QueueCount(String status, long count, boolean more) {

        /** @param found up to one more than are told */
        static QueueCount of(String status, long found) {
            return new QueueCount(
                    status, Math.min(found, ModerationQueue.MOST_COUNTED), found > ModerationQueue.MOST_COUNTED);
        }
    }

    record NewNote(@NotBlank @Size(max = 1_000) String text) {}

    /** What one moderator tells the others. */
    record Note(String by, Instant at, String text) {}

    /** A moderator who is looking at it. */
    record Claim(String by, Instant until) {}

    /**
     * @param outcome {@code applied}, {@code unchanged}, {@code not-found}, {@code claimed} by another, {@code superseded} by a later
     *     decision, or {@code conflict}
     * @param status of the comment; null when it is not known
     */
    record Result(String id, String outcome, @Nullable String status) {

        static Result of(String id, Outcome outcome) {
            return switch (outcome) {
                case Outcome.Applied(var status) -> new Result(id, "applied", status);
                case Outcome.Unchanged(var status) -> new Result(id, "unchanged", status);
                case Outcome.Claimed(var status) -> new Result(id, "claimed", status);
                case Outcome.Superseded(var status) -> new Result(id, "superseded", status);
                case Outcome.NoSuchComment _ -> new Result(id, "not-found", null);
                case Outcome.Conflict _ -> new Result(id, "conflict", null);
            };
        }
    }
}
