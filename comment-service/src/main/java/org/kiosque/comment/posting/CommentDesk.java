package org.kiosque.comment.posting;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.comments.Comments.Standing;
import org.kiosque.comment.comments.IncomingComment.Address;
import org.kiosque.comment.comments.IncomingComments;
import org.kiosque.comment.posting.CommentApi.NewComment;
import org.kiosque.comment.posting.CommentApi.Posted;
import org.kiosque.comment.posting.Intake.Arrival;
import org.kiosque.comment.privacy.EditTokens;
import org.kiosque.comment.privacy.PrivacyProperties;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.comment.rules.Admissions;
import org.kiosque.comment.rules.Admissions.Admitted;
import org.kiosque.common.idempotency.Claim;
import org.springframework.stereotype.Component;

/**
 * Takes comments in. Should the write fail after the {@link Intake} has used the captcha up, the writer gets 503 and needs
 * a new captcha, and nothing else is lost; with an {@code Idempotency-Key} the same request can simply be repeated, captcha
 * included (hCaptcha's cannot be checked twice, so then a moderator sees the comment first).
 */
@Component
record CommentDesk(
        Admissions admissions,
        Intake intake,
        Comments comments,
        IncomingComments incoming,
        Pseudonyms pseudonyms,
        EditTokens tokens,
        PrivacyProperties privacy,
        EditingProperties editing,
        InstantSource clock,
        MeterRegistry meters) {

    /**
     * Takes a comment in. Repeating it with the same claim goes on with the same comment and the same captcha.
     *
     * @param claim its id becomes the comment's
     */
    Posted post(String idOrSlug, NewComment sent, Sender sender, Claim claim) {
        // An earlier attempt may have come as far as the store: then nothing is checked again.
        Optional<Standing> stored = claim.retaken() ? comments.standingOf(claim.id()) : Optional.empty();
        Standing standing = stored.orElseGet(() -> taken(idOrSlug, sent, sender, claim));
        return new Posted(claim.id(), standing.status(), standing.editableUntil());
    }

    private Standing taken(String idOrSlug, NewComment sent, Sender sender, Claim claim) {
        Admitted discussion = admissions.under(idOrSlug);
        Instant now = clock.instant();
        var address = new Address(pseudonyms.ofAddress(sender.address()), now.plus(privacy.addressesKeptFor()));
        var arrival = new Arrival(claim, discussion, sent, sender, address, now);
        intake.accept(arrival);
        Instant editableUntil = now.plus(editing.window());
        String status = incoming.add(arrival.accepted(tokens.hashOf(tokens.of(claim.id())), editableUntil));
        meters.counter("comments.posted", "status", status).increment();
        return new Standing(status, editableUntil);
    }
}
