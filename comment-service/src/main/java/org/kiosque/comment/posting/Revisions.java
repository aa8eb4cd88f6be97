package org.kiosque.comment.posting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.kiosque.comment.comments.Findings;
import org.kiosque.comment.comments.IncomingComment.Address;
import org.kiosque.comment.comments.OwnComments.Own;
import org.kiosque.comment.posting.CommentApi.Author;
import org.kiosque.comment.posting.CommentApi.NewComment;
import org.kiosque.comment.posting.Intake.Arrival;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.comment.rules.Admissions;
import org.kiosque.common.idempotency.Claim;
import org.springframework.stereotype.Component;

/** What an author makes of a comment later: it passes what every comment has to pass, but for the captcha. */
@Component
public class Revisions {

    private final Admissions admissions;
    private final Intake intake;
    private final Pseudonyms pseudonyms;
    private final EditingProperties limits;
    private final InstantSource clock;

    Revisions(
            Admissions admissions,
            Intake intake,
            Pseudonyms pseudonyms,
            EditingProperties limits,
            InstantSource clock) {
        this.admissions = admissions;
        this.intake = intake;
        this.pseudonyms = pseudonyms;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param language BCP 47, as for a new comment
     * @param findings about the new words
     */
    public record Revised(String body, String language, Findings findings) {}

    /** In UTF-16 units, before it is cleaned and composed. */
    public static final int LONGEST_BODY_SENT = CommentApi.LONGEST_BODY_SENT;

    /** @return how often the words of one comment may be changed */
    public int mostEdits() {
        return limits.maxEdits();
    }

    /** @return whether the author may still change the words */
    public boolean open(Own comment) {
        return comment.undecidedAgainst()
                && comment.edits() < limits.maxEdits()
                && clock.instant().isBefore(comment.editableUntil());
    }

    /**
     * Looks at the new words as at a comment that comes in; it counts against the limit of the network address.
     *
     * @param address the network address that they come from
     * @param moderator whether it is one of ours, with a token
     * @throws RuntimeException as for a new comment that is refused
     */
    public Revised look(Own comment, String body, String address, boolean moderator) {
        Instant now = clock.instant();
        var sent = new NewComment(
                new Author(comment.author().name(), comment.author().email()), body, null, comment.language(), null);
        var arrival = new Arrival(
                new Claim(comment.id() + "." + (comment.edits() + 1), false),
                admissions.under(comment.articleId()),
                sent,
                moderator ? Sender.moderator(address) : Sender.reader(address),
                new Address(pseudonyms.ofAddress(address), now),
                now);
        intake.look(arrival);
        return new Revised(arrival.body, Objects.requireNonNull(arrival.language), arrival.findings());
    }
}
