package org.kiosque.comment.authors;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.authors.AuthorApi.Mine;
import org.kiosque.comment.authors.AuthorException.AppealedException;
import org.kiosque.comment.authors.AuthorException.ChangedMeanwhileException;
import org.kiosque.comment.authors.AuthorException.EditingOverException;
import org.kiosque.comment.authors.AuthorException.NoSuchCommentException;
import org.kiosque.comment.authors.AuthorException.NotRejectedException;
import org.kiosque.comment.comments.OwnComments;
import org.kiosque.comment.comments.OwnComments.Own;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.comment.posting.Revisions;
import org.kiosque.comment.posting.Revisions.Revised;
import org.kiosque.comment.privacy.EditTokens;
import org.kiosque.comment.translating.CommentTranslations;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.stereotype.Component;

/** Where authors come back to what they have posted. */
@Component
record AuthorDesk(
        OwnComments comments,
        Revisions revisions,
        CommentTranslations translations,
        EditTokens tokens,
        MeterRegistry meters) {

    private static final int LONGEST_TOKEN = 100;
    private static final int LONGEST_ID = 64;

    /** @throws NoSuchCommentException when there is none, it was deleted, or the token is not its own */
    Mine read(String id, @Nullable String token) {
        return mine(own(id, token));
    }

    /**
     * Changes the words, within the time for it. The same words once more change nothing.
     *
     * @throws NoSuchCommentException as {@link #read} does
     * @throws EditingOverException when the time is over, there were too many edits, or it was decided against
     * @throws ChangedMeanwhileException when a moderator decided in the same moment
     * @throws RuntimeException as for a new comment that is refused
     */
    Mine edit(String id, @Nullable String token, String body, String address, boolean moderator) {
        Own before = own(id, token);
        if (before.body().equals(CleanedText.lines("/body", body))) {
            return mine(before);
        }
        if (!revisions.open(before)) {
            throw new EditingOverException(revisions.mostEdits());
        }
        Revised revised = revisions.look(before, body, address, moderator);
        Own after = comments.edit(before, revised.body(), revised.language(), revised.findings())
                .orElseThrow(ChangedMeanwhileException::new);
        translations.forget(List.of(id));
        meters.counter("comments.edited", "status", after.status()).increment();
        return mine(after);
    }

    /** @throws NoSuchCommentException when there is none, or the token is not its own */
    void delete(String id, @Nullable String token) {
        if (!comments.delete(plausible(id), hashOf(token))) {
            throw new NoSuchCommentException();
        }
        translations.forget(List.of(id));
        meters.counter("comments.deleted").increment();
    }

    /**
     * Answers a rejection, once: the comment waits for a moderator again.
     *
     * @throws NoSuchCommentException as {@link #read} does
     * @throws NotRejectedException when there is nothing to be answered
     * @throws AppealedException when there was an appeal before
     * @throws ChangedMeanwhileException when a moderator decided in the same moment
     */
    Mine appeal(String id, @Nullable String token, String text) {
        Own before = own(id, token);
        String cleaned = CleanedText.lines("/text", text);
        if (cleaned.isEmpty()) {
            throw new InvalidFieldException("/text", "must have 1 to " + AuthorApi.LONGEST_APPEAL + " characters");
        }
        if (before.undecidedAgainst()) {
            throw new NotRejectedException();
        }
        if (before.appealed()) {
            throw new AppealedException();
        }
        Own after = comments.appeal(before, cleaned).orElseThrow(ChangedMeanwhileException::new);
        meters.counter("comments.appealed").increment();
        return mine(after);
    }

    private Mine mine(Own comment) {
        return Mine.of(comment, revisions.open(comment));
    }

    private Own own(String id, @Nullable String token) {
        return comments.find(plausible(id), hashOf(token)).orElseThrow(NoSuchCommentException::new);
    }

    private static String plausible(String id) {
        if (id.length() > LONGEST_ID) {
            throw new NoSuchCommentException();
        }
        return id;
    }

    private String hashOf(@Nullable String token) {
        if (token == null || token.length() > LONGEST_TOKEN) {
            throw new NoSuchCommentException();
        }
        return tokens.hashOf(token);
    }
}
