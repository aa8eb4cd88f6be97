package org.kiosque.comment.comments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.CommentState.Approved;
import org.kiosque.comment.comments.CommentState.Deleted;
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
 * @param ownership what its author may do with it; null for one of before there were edit tokens
 * @param replies how many answers readers see, of one that begins a thread; null for an answer, and until they are counted
 *     for one of before that was kept
 * @param reportedAt since when so many readers have reported it that a moderator is to look; null until then, and once one
 *     has
 * @param recount true from the write that shows or hides an answer until its thread is counted anew, else null
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
        Outbox outbox,
        @Nullable Ownership ownership,
        @Nullable Long replies,
        @Nullable Boolean recount,
        @Nullable Instant reportedAt)
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
                Outbox.empty(),
                Ownership.of(incoming),
                incoming.threadId() == null ? 0L : null,
                null,
                null);
        return waiting.heldBy.isEmpty()
                ? waiting.becoming(new Approved(incoming.at(), null), List.of(), incoming.at())
                : waiting;
    }

    /**
     * A moderator's decision, which also answers all reports. Deciding the same again changes nothing else; on what its
     * author has deleted nothing is decided.
     *
     * @return this same comment when it already is as decided
     */
    Comment decided(Decision decision, String by, @Nullable String reason, Instant now) {
        if (state instanceof Deleted) {
            return this;
        }
        CommentState next = switch (decision) {
            case APPROVE -> new Approved(now, by);
            case REJECT -> new Rejected(now, by, reason);
            case SPAM -> new Spam(now, by, reason);
        };
        boolean same = next.status().equals(state.status());
        if (same && reportedAt == null) {
            return this;
        }
        var longer = new ArrayList<>(history);
        longer.add(new Decision.Entry(next.status(), by, now, reason));
        return same ? standing(longer, null) : standing(history, null).becoming(next, longer, now);
    }

    /** @return this same comment when readers do not see it, or a moderator is to look at it already */
    Comment reported(Instant now) {
        return state instanceof Approved && reportedAt == null ? standing(history, now) : this;
    }

    /** @return when a moderator decided last, or else it came: reports of before are answered */
    Instant lookedAt() {
        return history.isEmpty() ? createdAt : history.getLast().at();
    }

    private Comment standing(List<Decision.Entry> decisions, @Nullable Instant reported) {
        return new Comment(
                id, version, articleId, parentId, threadId, author, language, body, createdAt, state, onceShown,
                captcha, heldBy, decisions, address, outbox, ownership, replies, recount, reported);
    }

    /**
     * The author's new words. What readers see they go on seeing, unless something holds the new words; a comment that
     * waits goes on waiting.
     *
     * @param found what holds the new words, as for a comment that comes in
     * @throws IllegalStateException for one that has no author's rights, or was decided against or deleted
     */
    Comment edited(String words, String newLanguage, List<String> found, Instant now) {
        if (ownership == null || !(state instanceof Approved || state instanceof Pending)) {
            throw new IllegalStateException("not to be edited: " + id);
        }
        CommentState next = found.isEmpty() ? state : new Pending();
        return with(words, newLanguage, author, address, findings(found), ownership.edited(now))
                .becoming(next, history, now);
    }

    /**
     * The author's answer to a rejection.
     *
     * @throws IllegalStateException for one that has no author's rights, was not rejected, or was appealed before
     */
    Comment appealed(String words, Instant now) {
        if (ownership == null || ownership.appeal() != null || !(state instanceof Rejected || state instanceof Spam)) {
            throw new IllegalStateException("not to be appealed: " + id);
        }
        return with(body, language, author, address, findings(List.of("appeal")), ownership.appealed(words, now))
                .becoming(new Pending(), history, now);
    }

    /**
     * Taken back by its author: nothing of the person stays, only the place in its thread. Repeating changes nothing.
     *
     * @return this same comment when it already is deleted
     */
    Comment deleted(Instant now) {
        if (state instanceof Deleted) {
            return this;
        }
        Ownership left = ownership == null ? null : ownership.withoutWords();
        return with("", language, new Author("", ""), null, List.of(), left).becoming(new Deleted(now), history, now);
    }

    private List<String> findings(List<String> more) {
        return Stream.concat(heldBy.stream(), more.stream()).distinct().toList();
    }

    private Comment with(
            String words,
            String itsLanguage,
            Author who,
            @Nullable Address from,
            List<String> findings,
            @Nullable Ownership rights) {
        return new Comment(
                id,
                version,
                articleId,
                parentId,
                threadId,
                who,
                itsLanguage,
                words,
                createdAt,
                state,
                onceShown,
                captcha,
                findings,
                history,
                from,
                outbox,
                rights,
                replies,
                recount,
                reportedAt);
    }

    private Comment becoming(CommentState next, List<Decision.Entry> decisions, Instant now) {
        boolean seen = state instanceof Approved;
        Outbox told = switch (next) {
            case Approved _ -> outbox.with(new CommentApproved(id, articleId, language, now), now);
            case Rejected _, Spam _, Deleted _, Pending _ ->
                seen ? outbox.with(new CommentRemoved(id, articleId, language, now), now) : outbox;
        };
        boolean recounted = threadId != null && seen != next instanceof Approved;
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
                told,
                ownership,
                replies,
                recounted ? Boolean.TRUE : recount,
                next instanceof Deleted ? null : reportedAt);
    }
}
