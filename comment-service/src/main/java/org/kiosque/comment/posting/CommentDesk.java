package org.kiosque.comment.posting;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.captcha.CaptchaException.UsedAnswerException;
import org.kiosque.comment.captcha.CaptchaFinding;
import org.kiosque.comment.captcha.CaptchaFinding.NotAsked;
import org.kiosque.comment.captcha.CaptchaFinding.Passed;
import org.kiosque.comment.captcha.CaptchaFinding.PassedOnce;
import org.kiosque.comment.captcha.CaptchaFinding.Refused;
import org.kiosque.comment.captcha.CaptchaFinding.Unverified;
import org.kiosque.comment.captcha.CaptchaGate;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.comments.IncomingComment;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.comment.policy.ModerationRule;
import org.kiosque.comment.policy.Submission;
import org.kiosque.comment.policy.Verdict;
import org.kiosque.comment.policy.Verdict.Hold;
import org.kiosque.comment.policy.Verdict.Pass;
import org.kiosque.comment.policy.Verdict.Refuse;
import org.kiosque.comment.posting.CommentApi.NewComment;
import org.kiosque.comment.posting.CommentApi.Posted;
import org.kiosque.comment.posting.PostingException.DiscussionClosedException;
import org.kiosque.comment.posting.PostingException.RepeatedCommentException;
import org.kiosque.comment.privacy.PrivacyProperties;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.idempotency.Claim;
import org.springframework.stereotype.Component;

/**
 * Takes comments in. Whatever can be refused is refused first; then the captcha is checked, then used up, then the
 * comment is written. Should that last write fail, the writer gets 503 and needs a new captcha, and nothing else is
 * lost; with an {@code Idempotency-Key} the same request can simply be repeated, captcha included (of hCaptcha's, which
 * nobody can check twice, a moderator then sees the comment first).
 */
@Component
class CommentDesk {

    private static final int LONGEST_NAME = 80;

    private final Discussions discussions;
    private final Comments comments;
    private final CaptchaGate captcha;
    private final CommentLanguage languages;
    private final Pseudonyms pseudonyms;
    private final PrivacyProperties privacy;
    private final RateLimit floods;
    private final InstantSource clock;
    private final MeterRegistry meters;

    CommentDesk(
            Discussions discussions,
            Comments comments,
            CaptchaGate captcha,
            CommentLanguage languages,
            Pseudonyms pseudonyms,
            PrivacyProperties privacy,
            RateLimit floods,
            InstantSource clock,
            MeterRegistry meters) {
        this.discussions = discussions;
        this.comments = comments;
        this.captcha = captcha;
        this.languages = languages;
        this.pseudonyms = pseudonyms;
        this.privacy = privacy;
        this.floods = floods;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param address of the network, as far as proxies that we trust say it
     * @param unlimited whether the limit per address does not count
     */
    record Sender(String address, boolean unlimited) {}

    /**
     * Takes a comment in. Repeating it with the same claim goes on with the same comment and the same captcha.
     *
     * @param claim its id becomes the comment's
     */
    Posted post(String idOrSlug, NewComment request, Sender sender, Claim claim) {
        Optional<String> status = claim.retaken() ? comments.statusOf(claim.id()) : Optional.empty();
        return status.map(known -> new Posted(claim.id(), known, null))
                .orElseGet(() -> taken(claim, discussions.under(idOrSlug), request, sender));
    }

    private Posted taken(Claim claim, Discussion discussion, NewComment request, Sender sender) {
        String id = claim.id();
        Instant now = clock.instant();
        String body = CleanedText.lines(request.body());
        var author = new IncomingComment.Author(
                nameOf(request), request.author().email().strip().toLowerCase(Locale.ROOT));
        Verdict verdict =
                ModerationRule.judgeAll(
                        ModerationRule.RULES,
                        new Submission(
                                body,
                                discussion.admission(),
                                now,
                                () -> comments
                                        .latestBy(
                                                author.email(),
                                                discussion.articleId(),
                                                now.minus(ModerationRule.REPETITION))
                                        .stream()
                                        .map(words -> new Submission.Earlier(words.body(), words.createdAt()))
                                        .toList()));
        var heldBy = new ArrayList<String>();
        switch (verdict) {
            case Pass _ -> {}
            case Hold(var rule) -> heldBy.add(rule);
            case Refuse refuse -> throw refused(refuse);
        }
        String language = languages.of(request.language(), body, discussion.language());
        @Nullable String thread = threadFor(request.parentId(), discussion);
        String address = pseudonyms.ofAddress(sender.address());
        if (!sender.unlimited()) {
            floods.check(address, id);
        }

        CaptchaFinding finding = checkedCaptcha(request, sender, claim.retaken());
        if (finding instanceof Unverified) {
            heldBy.add("captcha");
        }
        if (!sender.unlimited()) {
            floods.pass(address, id);
        }
        var comment = new IncomingComment(
                id,
                discussion.articleId(),
                request.parentId(),
                thread,
                author,
                language,
                body,
                now,
                nameOf(finding),
                heldBy,
                new IncomingComment.Address(address, now.plus(privacy.addressesKeptFor())));
        captcha.use(finding, id);
        String status = comments.add(comment);
        meters.counter("comments.posted", "status", status).increment();
        return new Posted(id, status, null);
    }

    /**
     * A provider that itself lets an answer count once (hCaptcha) may have counted it for the earlier try; whether it did,
     * or for another comment, cannot be told any more, so a moderator looks at this one.
     */
    private CaptchaFinding checkedCaptcha(NewComment request, Sender sender, boolean retaken) {
        try {
            return captcha.check(request.captcha(), sender.address());
        } catch (UsedAnswerException used) {
            if (retaken) {
                return new Unverified();
            }
            throw used;
        }
    }

    private static String nameOf(CaptchaFinding finding) {
        return switch (finding) {
            case Passed _, PassedOnce _ -> IncomingComment.VERIFIED;
            case NotAsked _ -> IncomingComment.NO_CAPTCHA;
            case Unverified _ -> IncomingComment.UNVERIFIED;
            case Refused why -> throw new IllegalStateException("refused at the gate: " + why);
        };
    }

    private static String nameOf(NewComment request) {
        String name = CleanedText.line(request.author().name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidFieldException("/author/name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        if (!ModerationRule.Visible.isVisible(name)) {
            throw new InvalidFieldException("/author/name", "has nothing in it that can be seen");
        }
        return name;
    }

    private static RuntimeException refused(Refuse refuse) {
        return switch (refuse.reason()) {
            case TEXT -> new InvalidFieldException("/body", refuse.message());
            case CLOSED -> new DiscussionClosedException(refuse.message());
            case REPEATED -> new RepeatedCommentException(refuse.message());
        };
    }

    private @Nullable String threadFor(@Nullable String parentId, Discussion discussion) {
        return parentId == null
                ? null
                : comments.threadFor(parentId, discussion.articleId())
                        .orElseThrow(
                                () -> new InvalidFieldException("/parentId", "is no comment that readers see here"));
    }
}
