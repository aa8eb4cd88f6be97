package org.kiosque.comment.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.captcha.CaptchaFinding.Accepted;
import org.kiosque.comment.captcha.CaptchaFinding.NotAsked;
import org.kiosque.comment.captcha.CaptchaFinding.Passed;
import org.kiosque.comment.captcha.CaptchaFinding.PassedOnce;
import org.kiosque.comment.captcha.CaptchaFinding.Unverified;
import org.kiosque.comment.comments.IncomingComment;
import org.kiosque.comment.comments.IncomingComment.Address;
import org.kiosque.comment.comments.IncomingComment.Author;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.comment.posting.CommentApi.NewComment;
import org.kiosque.comment.posting.CommentDesk.Sender;
import org.kiosque.common.idempotency.Claim;

/** A comment on its way in: what was sent, and what the steps of the {@link Intake} add to it. Not thread-safe. */
final class Arrival {

    final Claim claim;
    final Discussion discussion;
    final NewComment sent;
    final Sender sender;
    final Address address;
    final Instant at;
    final Author author;
    final String body;

    final List<String> heldBy = new ArrayList<>();

    @Nullable String language;

    /** Null for a comment that begins a thread. */
    @Nullable String threadId;

    @Nullable Accepted captcha;

    Arrival(Claim claim, Discussion discussion, NewComment sent, Sender sender, Address address, Instant at) {
        this.claim = claim;
        this.discussion = discussion;
        this.sent = sent;
        this.sender = sender;
        this.address = address;
        this.at = at;
        this.author = new Author(
                CleanedText.line(sent.author().name()),
                sent.author().email().strip().toLowerCase(Locale.ROOT));
        this.body = CleanedText.lines(sent.body());
    }

    /** @return what all steps have let in */
    IncomingComment accepted() {
        return new IncomingComment(
                claim.id(),
                discussion.articleId(),
                sent.parentId(),
                threadId,
                author,
                Objects.requireNonNull(language),
                body,
                at,
                switch (Objects.requireNonNull(captcha)) {
                    case Passed _, PassedOnce _ -> IncomingComment.VERIFIED;
                    case Unverified _ -> IncomingComment.UNVERIFIED;
                    case NotAsked _ -> IncomingComment.NO_CAPTCHA;
                },
                heldBy,
                address);
    }
}
