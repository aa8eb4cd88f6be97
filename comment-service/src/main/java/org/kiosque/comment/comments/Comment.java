package org.kiosque.comment.comments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.CommentState.Approved;
import org.kiosque.comment.comments.CommentState.Pending;
import org.kiosque.comment.comments.CommentState.Rejected;
import org.kiosque.comment.comments.CommentState.Spam;
import org.kiosque.comment.comments.IncomingComment.Address;
import org.kiosque.comment.comments.IncomingComment.Author;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.CommentRemoved;
import org.kiosque.common.outbox.HasOutbox;
import org.kiosque.common.outbox.Outbox;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A reader's comment.
 *
 * @param version null before the first write
 * @param parentId the comment that it answers; null when it answers the article
 * @param threadId the comment that began the thread; null for that one itself. Threads have two levels: an answer to an
 *     answer is shown beside it
 * @param language BCP 47, of the text
 * @param onceShown whether readers have ever seen it: then its thread stays, even if it is removed itself
 * @param captcha {@code verified}, {@code unverified}, or {@code none} where nobody is asked for one
 * @param heldBy what kept it from readers at first, such as {@code premoderated}
 * @param history the moderators' decisions, oldest first; it only grows
 * @param address null once it has been kept long enough
 */
@Document(Comments.COLLECTION)
record Comment(
        @Id String id,
        @Version @Nullable Long version,
        String articleId,
        @Nullable String parentId,
        @Nullable String threadId,
        Author author,
        String language,
        String body,
        Instant createdAt,
        CommentState state,
        boolean onceShown,
        String captcha,
        List<String> heldBy,
        List<Decision.Entry> history,
        @Nullable Address address,
        Outbox outbox)
        implements HasOutbox {

    Comment {
        heldBy = List.copyOf(heldBy);
        history = List.copyOf(history);
    }

    /** @return waiting for a moderator, or approved where nothing holds it */
    static Comment of(IncomingComment incoming) {
        var waiting = new Comment(
                incoming.id(),
                null,
                incoming.articleId(),
                incoming.parentId(),
                incoming.threadId(),
                incoming.author(),
                incoming.language(),
                incoming.body(),
                incoming.at(),
                new Pending(),
                false,
                incoming.captcha(),
                incoming.heldBy(),
                List.of(),
                incoming.address(),
                Outbox.empty());
        return waiting.heldBy.isEmpty()
                ? waiting.becoming(new Approved(incoming.at(), null), List.of(), incoming.at())
                : waiting;
    }

    /**
     * A moderator's decision. Deciding the same again changes nothing.
     *
     * @return this same comment when it already is as decided
     */
    Comment decided(Decision decision, String by, @Nullable String reason, Instant now) {
        CommentState next = switch (decision) {
            case APPROVE -> new Approved(now, by);
            case REJECT -> new Rejected(now, by, reason);
            case SPAM -> new Spam(now, by, reason);
        };
        if (next.status().equals(state.status())) {
            return this;
        }
        var longer = new ArrayList<>(history);
        longer.add(new Decision.Entry(next.status(), by, now, reason));
        return becoming(next, longer, now);
    }

    private Comment becoming(CommentState next, List<Decision.Entry> decisions, Instant now) {
        Outbox told = switch (next) {
            case Approved _ -> outbox.with(new CommentApproved(id, articleId, language, now), now);
            case Rejected _, Spam _ ->
                state instanceof Approved ? outbox.with(new CommentRemoved(id, articleId, language, now), now) : outbox;
            case Pending _ -> outbox;
        };
        return new Comment(
                id,
                version,
                articleId,
                parentId,
                threadId,
                author,
                language,
                body,
                createdAt,
                next,
                onceShown || next instanceof Approved,
                captcha,
                heldBy,
                decisions,
                address,
                told);
    }
}
