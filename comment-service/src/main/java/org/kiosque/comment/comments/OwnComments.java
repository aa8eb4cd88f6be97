package org.kiosque.comment.comments;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.CommentState.Approved;
import org.kiosque.comment.comments.CommentState.Deleted;
import org.kiosque.comment.comments.CommentState.Pending;
import org.kiosque.comment.comments.CommentState.Rejected;
import org.kiosque.comment.comments.CommentState.Spam;
import org.kiosque.comment.text.CommentText;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Each comment as its author sees it, by the token that was given out for it: whoever has none learns nothing. */
@Component
public class OwnComments {

    private final MongoOperations mongo;
    private final CommentChanges changes;
    private final InstantSource clock;

    OwnComments(MongoOperations mongo, CommentChanges changes, InstantSource clock) {
        this.mongo = mongo;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param author never to be told to anybody but those who take comments in
     * @param html the body for a page
     * @param status {@code pending}, {@code approved}, {@code rejected} or {@code spam}
     * @param reason of a rejection; null when none was given
     * @param reasonCode the same, as one of the codes that moderators use
     * @param edits how often the words were changed
     * @param appealed whether the one appeal was made
     */
    public record Own(
            String id,
            String articleId,
            IncomingComment.Author author,
            String language,
            String body,
            String html,
            Instant createdAt,
            String status,
            @Nullable String reason,
            @Nullable String reasonCode,
            Instant editableUntil,
            int edits,
            @Nullable Instant editedAt,
            boolean appealed) {

        /** @return whether readers see it */
        public boolean approved() {
            return CommentState.APPROVED.equals(status);
        }

        /** @return whether its words may be changed, were there time */
        public boolean undecidedAgainst() {
            return CommentState.APPROVED.equals(status) || CommentState.PENDING.equals(status);
        }
    }

    /**
     * @param tokenHash of the token that was shown
     * @return empty when there is no such comment, it was deleted, or the token is not its own
     */
    public Optional<Own> find(String id, String tokenHash) {
        return Optional.ofNullable(mongo.findById(id, Comment.class))
                .filter(comment -> isOwn(comment, tokenHash))
                .filter(comment -> !(comment.state() instanceof Deleted))
                .map(OwnComments::own);
    }

    private static boolean isOwn(Comment comment, String tokenHash) {
        return comment.ownership() != null
                && MessageDigest.isEqual(
                        comment.ownership().tokenHash().getBytes(StandardCharsets.US_ASCII),
                        tokenHash.getBytes(StandardCharsets.US_ASCII));
    }

    private static Own own(Comment comment) {
        Ownership ownership = Objects.requireNonNull(comment.ownership());
        String reason = switch (comment.state()) {
            case Rejected rejected -> rejected.reason();
            case Spam spam -> spam.reason();
            case Pending _, Approved _, Deleted _ -> null;
        };
        return new Own(
                comment.id(),
                comment.articleId(),
                comment.author(),
                comment.language(),
                comment.body(),
                CommentText.html(comment.body(), comment.format()),
                comment.createdAt(),
                comment.state().status(),
                reason,
                reasonCode(comment),
                ownership.editableUntil(),
                ownership.edits(),
                ownership.editedAt(),
                ownership.appeal() != null);
    }

    private static @Nullable String reasonCode(Comment comment) {
        boolean against = comment.state() instanceof Rejected || comment.state() instanceof Spam;
        return against && !comment.history().isEmpty()
                ? comment.history().getLast().code()
                : null;
    }

    /**
     * Changes the words.
     *
     * @param seen as it was when the new words were looked at: if it has changed since, nothing is done
     * @param findings about the new words
     * @return empty when it has changed since
     */
    public Optional<Own> edit(Own seen, String body, String language, Findings findings) {
        return changed(seen, comment -> comment.edited(body, language, findings, clock.instant()));
    }

    /** @return empty when it has changed since it was seen */
    public Optional<Own> appeal(Own seen, String text) {
        return changed(seen, comment -> comment.appealed(text, clock.instant()));
    }

    private Optional<Own> changed(Own seen, UnaryOperator<Comment> change) {
        return changes.apply(
                        seen.id(),
                        comment -> comment.ownership() != null && own(comment).equals(seen)
                                ? change.apply(comment)
                                : comment)
                .filter(CommentChanges.Change::changed)
                .map(done -> own(done.after()));
    }

    /**
     * Takes the comment back: nothing of the person stays. Repeating is harmless.
     *
     * @return false when there is no such comment, or the token is not its own
     */
    public boolean delete(String id, String tokenHash) {
        return changes.apply(id, comment -> isOwn(comment, tokenHash) ? comment.deleted(clock.instant()) : comment)
                .map(change -> isOwn(change.before(), tokenHash))
                .orElse(false);
    }
}
