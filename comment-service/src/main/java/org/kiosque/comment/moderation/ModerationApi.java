package org.kiosque.comment.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Decision.Outcome;
import org.kiosque.comment.comments.QueuedComment;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.reports.Reports.ShownReport;

/** The requests and answers of {@link ModerationController}. */
final class ModerationApi {

    private ModerationApi() {}

    /**
     * One comment in a queue.
     *
     * @param article null until this service has heard of it
     * @param captcha {@code verified}, {@code unverified}, or {@code none} where nobody is asked for one
     * @param heldBy the rules that kept it from readers at first
     * @param history who decided what, when and why, oldest first
     * @param editedAt when its author changed the words last; null when they are the first ones
     * @param appeal null when there was none
     * @param reportedAt since when enough readers have reported it; null while they have not, and once a moderator has decided
     * @param reports the latest ones of one that waits for a moderator
     */
    record Item(
            String id,
            String status,
            @Nullable String reason,
            String articleId,
            @Nullable Article article,
            @Nullable String parentId,
            Author author,
            String language,
            String body,
            Instant createdAt,
            String captcha,
            List<String> heldBy,
            List<Decided> history,
            @Nullable Instant editedAt,
            @Nullable Appeal appeal,
            @Nullable Instant reportedAt,
            List<ShownReport> reports) {

        static Item of(QueuedComment comment, @Nullable Discussion discussion, List<ShownReport> reports) {
            return new Item(
                    comment.id(),
                    comment.state().status(),
                    comment.state().reason(),
                    comment.articleId(),
                    discussion == null ? null : new Article(discussion.title(), discussion.language()),
                    comment.parentId(),
                    new Author(comment.author().name()),
                    comment.language(),
                    comment.body(),
                    comment.createdAt(),
                    comment.captcha(),
                    comment.heldBy(),
                    comment.history().stream()
                            .map(entry -> new Decided(entry.decision(), entry.by(), entry.at(), entry.reason()))
                            .toList(),
                    comment.ownership() == null ? null : comment.ownership().editedAt(),
                    comment.ownership() == null || comment.ownership().appeal() == null
                            ? null
                            : new Appeal(
                                    comment.ownership().appeal().text(),
                                    comment.ownership().appeal().at()),
                    comment.reportedAt(),
                    reports);
        }
    }

    /** The author's answer to a rejection. */
    record Appeal(String text, Instant at) {}

    record Article(String title, String language) {}

    record Author(String name) {}

    record Decided(
            String decision,
            String by,
            Instant at,
            @Nullable String reason) {}

    /** @param decision {@code approve}, {@code reject} or {@code spam} */
    record Decisions(
            @NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 64) String> commentIds,
            @NotBlank String decision,
            @Nullable @Size(max = 500) String reason) {}

    record Results(List<Result> results) {}

    /**
     * @param outcome {@code applied}, {@code unchanged}, {@code not-found} or {@code conflict}
     * @param status of the comment; null when it is not known
     */
    record Result(String id, String outcome, @Nullable String status) {

        static Result of(String id, Outcome outcome) {
            return switch (outcome) {
                case Outcome.Applied(var status) -> new Result(id, "applied", status);
                case Outcome.Unchanged(var status) -> new Result(id, "unchanged", status);
                case Outcome.NoSuchComment _ -> new Result(id, "not-found", null);
                case Outcome.Conflict _ -> new Result(id, "conflict", null);
            };
        }
    }
}
