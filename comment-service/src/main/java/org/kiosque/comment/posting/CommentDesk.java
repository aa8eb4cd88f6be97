package org.kiosque.comment.posting;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.captcha.CaptchaFinding;
import org.kiosque.comment.captcha.CaptchaGate;
import org.kiosque.comment.captcha.CaptchaRefusedException;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.posting.CommentApi.NewComment;
import org.kiosque.comment.posting.CommentApi.Posted;
import org.kiosque.comment.posting.CommentState.Approved;
import org.kiosque.comment.posting.CommentState.Pending;
import org.kiosque.comment.rules.ModerationRule;
import org.kiosque.comment.rules.Submission;
import org.kiosque.comment.rules.Verdict;
import org.kiosque.comment.rules.Verdict.Hold;
import org.kiosque.comment.rules.Verdict.Pass;
import org.kiosque.comment.rules.Verdict.Refuse;
import org.kiosque.comment.secrets.PrivacyProperties;
import org.kiosque.comment.secrets.Pseudonyms;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.problem.InvalidFieldException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes comments in. Whatever can be refused is refused first; then the captcha is checked, then used up, then the
 * comment is written. Should that last write fail, the writer gets 503 and needs a new captcha, and nothing else is
 * lost; with an {@code Idempotency-Key} the same request can simply be repeated, captcha included.
 */
@Component
class CommentDesk {

    private static final int LONGEST_NAME = 80;

    private final Discussions discussions;
    private final Comments comments;
    private final PostAttempts attempts;
    private final CaptchaGate captcha;
    private final CommentLanguage languages;
    private final Pseudonyms pseudonyms;
    private final PrivacyProperties privacy;
    private final PostingProperties limits;
    private final InstantSource clock;
    private final MeterRegistry meters;

    CommentDesk(
            Discussions discussions,
            Comments comments,
            PostAttempts attempts,
            CaptchaGate captcha,
            CommentLanguage languages,
            Pseudonyms pseudonyms,
            PrivacyProperties privacy,
            PostingProperties limits,
            InstantSource clock,
            MeterRegistry meters) {
        this.discussions = discussions;
        this.comments = comments;
        this.attempts = attempts;
        this.captcha = captcha;
        this.languages = languages;
        this.pseudonyms = pseudonyms;
        this.privacy = privacy;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param address of the network, as far as proxies that we trust say it
     * @param unlimited whether the limit per address does not count
     */
    record Sender(String address, boolean unlimited) {}

    /**
     * @param key the client's {@code Idempotency-Key}
     * @param fingerprint of the request's body
     */
    record Repeatable(String key, String fingerprint) {}

    /** @param repeatable null when the client sent no key */
    Posted post(String idOrSlug, NewComment request, Sender sender, @Nullable Repeatable repeatable) {
        Discussion discussion = discussions.under(idOrSlug);
        if (repeatable == null) {
            return taken(CommentIds.next(), discussion, request, sender);
        }
        String key = discussion.articleId() + ":" + repeatable.key();
        PostAttempts.Claim claim = attempts.claim(key, repeatable.fingerprint(), CommentIds.next());
        if (claim.answer() != null) {
            return new Posted(claim.commentId(), claim.answer(), null);
        }
        try {
            Posted posted = comments.find(claim.commentId()) // an earlier try may have come this far
                    .map(comment -> new Posted(comment.id(), comment.state().status(), null))
                    .orElseGet(() -> taken(claim.commentId(), discussion, request, sender));
            attempts.answered(key, posted.status());
            return posted;
        } catch (InvalidFieldException | PostingRefusedException | CaptchaRefusedException refused) {
            attempts.forget(key);
            throw refused;
        } catch (RuntimeException failed) {
            try {
                attempts.release(key);
            } catch (RuntimeException storeIsDown) {
                failed.addSuppressed(storeIsDown); // the claim ends by itself soon
            }
            throw failed;
        }
    }

    private Posted taken(String id, Discussion discussion, NewComment request, Sender sender) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String body = PlainText.lines(request.body());
        var author = new Comment.Author(
                nameOf(request), request.author().email().strip().toLowerCase(Locale.ROOT));
        Verdict verdict = ModerationRule.judgeAll(
                ModerationRule.RULES,
                new Submission(
                        body,
                        discussion.admission(),
                        now,
                        comments.latestBy(
                                author.email(), discussion.articleId(), now.minus(ModerationRule.REPETITION))));
        var heldBy = new ArrayList<String>();
        switch (verdict) {
            case Pass _ -> {}
            case Hold(var rule) -> heldBy.add(rule);
            case Refuse refuse -> throw refused(refuse);
        }
        String language = languages.of(request.language(), body, discussion.language());
        @Nullable Comment parent = parentOf(request, discussion);
        String address = pseudonyms.ofAddress(sender.address());
        if (!sender.unlimited()) {
            refuseFloods(address, now);
        }

        CaptchaFinding finding = captcha.check(request.captcha(), sender.address());
        boolean unverified = finding instanceof CaptchaFinding.Unverified;
        if (unverified) {
            heldBy.add("captcha");
        }
        var comment = new Comment(
                id,
                null,
                discussion.articleId(),
                parent == null ? null : parent.id(),
                parent == null ? null : parent.threadId() == null ? parent.id() : parent.threadId(),
                author,
                language,
                body,
                now,
                new Pending(),
                false,
                unverified ? Comment.UNVERIFIED : Comment.VERIFIED,
                heldBy,
                List.of(),
                new Comment.Address(address, now.plus(privacy.addressesKeptFor())),
                Outbox.empty());
        captcha.use(finding, id);
        return written(heldBy.isEmpty() ? comment.shownAtOnce(now) : comment);
    }

    private Posted written(Comment comment) {
        try {
            comments.add(comment);
        } catch (DuplicateKeyException writtenByAnEarlierTry) {
            // ids are random: only a repetition of the same request can have come before
        }
        meters.counter("comments.posted", "status", comment.state().status()).increment();
        return new Posted(comment.id(), comment.state().status(), null);
    }

    private static String nameOf(NewComment request) {
        String name = PlainText.line(request.author().name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidFieldException("/author/name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static RuntimeException refused(Refuse refuse) {
        return switch (refuse.reason()) {
            case TEXT -> new InvalidFieldException("/body", refuse.message());
            case CLOSED -> new PostingRefusedException(PostingProblem.COMMENTS_CLOSED, refuse.message());
            case REPEATED -> new PostingRefusedException(PostingProblem.COMMENT_REPEATED, refuse.message());
        };
    }

    private @Nullable Comment parentOf(NewComment request, Discussion discussion) {
        String parentId = request.parentId();
        if (parentId == null) {
            return null;
        }
        return comments.find(parentId)
                .filter(parent -> parent.articleId().equals(discussion.articleId()))
                .filter(parent -> parent.state() instanceof Approved)
                .orElseThrow(() -> new InvalidFieldException("/parentId", "is no comment that readers see here"));
    }

    private void refuseFloods(String addressHash, Instant now) {
        List<Instant> latest = comments.latestFrom(addressHash, now.minus(limits.window()), limits.maxPerAddress());
        if (latest.size() >= limits.maxPerAddress()) {
            Instant free = latest.getLast().plus(limits.window());
            throw new PostingRefusedException.TooMany(Duration.between(now, free));
        }
    }
}
