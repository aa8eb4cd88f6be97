package org.kiosque.comment.moderation;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Decision;
import org.kiosque.comment.comments.Decision.Outcome;
import org.kiosque.comment.comments.Decision.Ruling;
import org.kiosque.comment.comments.ModeratedComments;
import org.kiosque.comment.moderation.ModerationApi.Held;
import org.kiosque.comment.moderation.ModerationApi.Result;
import org.kiosque.comment.moderation.ModerationApi.Results;
import org.kiosque.comment.moderation.ModerationException.NoSuchCommentException;
import org.kiosque.comment.moderation.ModerationException.NoSuchDecisionException;
import org.kiosque.comment.moderation.ModerationException.TooManyNotesException;
import org.kiosque.comment.names.ProtectedNames;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.springframework.stereotype.Component;

/** Where moderators decide. Whoever does has a name that nobody may borrow. */
@Component
record DecisionDesk(
        ModeratedComments comments, ProtectedNames names, ModerationProperties properties, MeterRegistry meters) {

    /** That one decision can be about. */
    static final int MOST_COMMENTS = 100;

    static final int MOST_NOTES = ModeratedComments.MOST_NOTES;

    /**
     * Decides on each comment by itself: one that fails does not hold up the others. Repeating is harmless.
     *
     * @param code one of those that are configured; null for none
     */
    Results decide(
            List<String> commentIds,
            Decision decision,
            Staff moderator,
            @Nullable String code,
            @Nullable String reason) {
        return decided(commentIds.stream().distinct().toList(), ruling(decision, moderator, code, reason), null);
    }

    /**
     * Decides on what the author of a comment has written, the latest first, {@value #MOST_COMMENTS} at a time; otherwise as
     * {@link #decide}.
     *
     * @param after where an earlier decision ended; null for the first
     * @throws NoSuchCommentException when there is none, or its author has taken it back
     */
    Results decideOnAuthor(
            String commentId,
            @Nullable Cursor after,
            Decision decision,
            Staff moderator,
            @Nullable String code,
            @Nullable String reason) {
        Ruling ruling = ruling(decision, moderator, code, reason);
        String email = comments.origin(commentId)
                .orElseThrow(NoSuchCommentException::new)
                .email();
        if (email.isEmpty()) { // nobody knows what else they have written
            return decided(List.of(commentId), ruling, null);
        }
        Page<String> written = comments.idsBy(email, after, MOST_COMMENTS);
        return decided(written.items(), ruling, written.nextCursor());
    }

    private Ruling ruling(Decision decision, Staff moderator, @Nullable String code, @Nullable String reason) {
        if (code != null && !properties.reasons().contains(code)) {
            throw new InvalidFieldException("/code", "must be one of " + String.join(", ", properties.reasons()));
        }
        names.add(moderator.name());
        return new Ruling(RandomId.next(), decision, moderator.name(), code, reason);
    }

    private Results decided(List<String> commentIds, Ruling ruling, @Nullable String next) {
        List<Result> results = commentIds.stream()
                .map(id -> Result.of(id, counted(comments.decide(id, ruling))))
                .toList();
        return new Results(ruling.id(), results, next);
    }

    /**
     * Takes a decision back, on each comment by itself, unless something was decided since. Repeating is harmless.
     *
     * @throws NoSuchDecisionException when it is about no comment
     */
    Results undo(String decisionId, Staff moderator) {
        List<String> commentIds = comments.decidedBy(decisionId, MOST_COMMENTS);
        if (commentIds.isEmpty()) {
            throw new NoSuchDecisionException();
        }
        names.add(moderator.name());
        List<Result> results = commentIds.stream()
                .map(id -> Result.of(id, counted(comments.undo(id, decisionId, moderator.name()))))
                .toList();
        return new Results(decisionId, results, null);
    }

    private Outcome counted(Outcome outcome) {
        if (outcome instanceof Outcome.Applied(var status)) {
            meters.counter("comments.decided", "status", status).increment();
        }
        return outcome;
    }

    /** Says which comments a moderator is looking at; those that another looks at stay theirs. */
    List<Held> claim(List<String> commentIds, Staff moderator) {
        return commentIds.stream()
                .distinct()
                .map(id -> comments.claim(id, moderator.name(), properties.claim())
                        .map(held -> Held.of(id, held))
                        .orElseGet(() -> Held.missing(id)))
                .toList();
    }

    void release(String commentId, Staff moderator) {
        comments.release(commentId, moderator.name());
    }

    /**
     * @throws NoSuchCommentException when there is none
     * @throws TooManyNotesException when there is no room for another
     */
    void note(String commentId, Staff moderator, String text) {
        if (!comments.note(commentId, moderator.name(), text).orElseThrow(NoSuchCommentException::new)) {
            throw new TooManyNotesException(MOST_NOTES);
        }
    }
}
