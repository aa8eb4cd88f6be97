package org.kiosque.comment.posting;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.bans.Bans;
import org.kiosque.comment.captcha.CaptchaException.UsedAnswerException;
import org.kiosque.comment.captcha.CaptchaFinding.Accepted;
import org.kiosque.comment.captcha.CaptchaFinding.NotAsked;
import org.kiosque.comment.captcha.CaptchaFinding.Passed;
import org.kiosque.comment.captcha.CaptchaFinding.PassedOnce;
import org.kiosque.comment.captcha.CaptchaFinding.Unverified;
import org.kiosque.comment.captcha.CaptchaFinding.Waited;
import org.kiosque.comment.captcha.CaptchaGate;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.comments.Findings;
import org.kiosque.comment.comments.Findings.Against;
import org.kiosque.comment.comments.IncomingComment;
import org.kiosque.comment.comments.IncomingComment.Address;
import org.kiosque.comment.comments.IncomingComment.Author;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.names.ProtectedNames;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.comment.policy.ModerationRule;
import org.kiosque.comment.policy.ReadWords;
import org.kiosque.comment.policy.Submission;
import org.kiosque.comment.policy.Verdict.BadText;
import org.kiosque.comment.policy.Verdict.DiscussionClosed;
import org.kiosque.comment.policy.Verdict.Hold;
import org.kiosque.comment.policy.Verdict.Pass;
import org.kiosque.comment.policy.Verdict.SaidBefore;
import org.kiosque.comment.posting.CommentApi.NewComment;
import org.kiosque.comment.posting.PostingException.BannedException;
import org.kiosque.comment.posting.PostingException.DiscussionClosedException;
import org.kiosque.comment.posting.PostingException.RepeatedCommentException;
import org.kiosque.comment.posting.hook.IntakeHook;
import org.kiosque.comment.posting.hook.IntakeHook.Opinion;
import org.kiosque.comment.posting.hook.IntakeHook.Question;
import org.kiosque.comment.rules.Admissions.Admitted;
import org.kiosque.comment.spam.SpamCheck;
import org.kiosque.comment.spam.Suspect;
import org.kiosque.comment.words.WordLists;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.idempotency.Claim;
import org.kiosque.common.languages.Language;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What every comment has to pass. The first step that refuses ends it; holds add up, and a comment that is held waits for a
 * moderator.
 */
@Component
class Intake {

    private static final int LONGEST_NAME = 80;

    private final Comments comments;
    private final AuthorsPast past;
    private final ProtectedNames names;
    private final Bans bans;
    private final WordLists words;
    private final SpamCheck spam;
    private final @Nullable IntakeHook hook;
    private final CommentLanguage languages;
    private final RateLimit rate;
    private final CaptchaGate gate;
    private final ReturningAuthors returning;

    /** In this order: what a glance can refuse costs no captcha, and without one nothing costs more than a glance. */
    private final List<Consumer<Arrival>> steps = List.of(
            Intake::name, // one that can be seen
            arrival ->
                    policy(ModerationRule.AT_A_GLANCE, arrival), // refuses by the text, or if the discussion is closed
            this::declaredLanguage, // if any, as one of the site's
            this::thread, // an answer needs a comment that readers see under this article
            this::rate, // only a look: whoever has to wait keeps their captcha
            this::captcha, // only checked; one that nobody can verify holds the comment
            this::ban, // whoever is banned learns it only now, so that nobody asks for others
            this::disposable, // a mailbox of which everybody has as many as they like is held
            this::history, // whoever was rejected more often than not is held
            this::reading, // refuses repetitions, holds what moderators have to see
            this::imitation, // a name that looks like the site's, an author's or a moderator's is held
            this::words, // those that moderators ban reject it, those that they suspect hold it
            this::spam, // what looks like what moderators have called so is held
            this::newcomer, // whose first comment moderators want to see
            this::language, // of the text itself
            this::hook, // the operator's own opinion, if so configured: the last, since it takes longest
            this::count, // however many come at once, no more than the limit get past this
            this::use); // the captcha is used up, now that only the writing is left

    private final List<Consumer<Arrival>> stepsOfNewWords = List.of(
            arrival -> policy(ModerationRule.AT_A_GLANCE, arrival),
            this::languageBefore, // counts as one that is declared
            this::rate,
            this::ban,
            this::disposable,
            this::history,
            this::reading,
            this::imitation,
            this::words,
            this::spam,
            this::newcomer,
            this::language,
            this::hook,
            this::count);

    Intake(
            Comments comments,
            AuthorsPast past,
            ProtectedNames names,
            Bans bans,
            WordLists words,
            SpamCheck spam,
            ObjectProvider<IntakeHook> hook,
            CommentLanguage languages,
            RateLimit rate,
            CaptchaGate gate,
            ReturningAuthors returning) {
        this.comments = comments;
        this.past = past;
        this.names = names;
        this.bans = bans;
        this.words = words;
        this.spam = spam;
        this.hook = hook.getIfAvailable(); // only there where one is configured
        this.languages = languages;
        this.rate = rate;
        this.gate = gate;
        this.returning = returning;
    }

    /**
     * Takes all steps. Repeating them with the same claim counts once against the limit and uses one captcha.
     */
    void accept(Arrival arrival) {
        steps.forEach(step -> step.accept(arrival));
    }

    /** Takes those that new words of a comment have to pass, whose author was let in with it. */
    void look(Arrival arrival) {
        stepsOfNewWords.forEach(step -> step.accept(arrival));
    }

    private static void name(Arrival arrival) {
        String name = arrival.author.name();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidFieldException("/author/name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        if (!ModerationRule.Visible.isVisible(name)) {
            throw new InvalidFieldException("/author/name", "has nothing in it that can be seen");
        }
    }

    private void policy(List<ModerationRule> rules, Arrival arrival) {
        var submission =
                new Submission(arrival.body, arrival.discussion.admission(), arrival.at, () -> earlierThan(arrival));
        switch (ModerationRule.judgeAll(rules, submission)) {
            case Pass _ -> {}
            case Hold(var rule) -> {
                if (!arrival.sender.moderator()) { // who would look at it has written it
                    arrival.heldBy.add(rule);
                }
            }
            case BadText(var what) -> throw new InvalidFieldException("/body", what);
            case DiscussionClosed _ -> throw new DiscussionClosedException();
            case SaidBefore _ -> throw new RepeatedCommentException();
        }
    }

    private List<Submission.Earlier> earlierThan(Arrival arrival) {
        return comments
                .latestBy(
                        arrival.author.email(),
                        arrival.discussion.articleId(),
                        arrival.at.minus(ModerationRule.REPETITION))
                .stream()
                .map(words -> new Submission.Earlier(words.body(), words.createdAt()))
                .toList();
    }

    private void imitation(Arrival arrival) {
        if (!arrival.sender.moderator() && names.looksLikeOne(arrival.author.name())) {
            arrival.heldBy.add("name");
        }
    }

    private void declaredLanguage(Arrival arrival) {
        arrival.declared = languages.declared(arrival.sent.language());
    }

    private void languageBefore(Arrival arrival) {
        arrival.declared = languages.before(arrival.sent.language());
    }

    private void language(Arrival arrival) {
        arrival.language = languages.of(arrival.declared, arrival.body);
    }

    private void thread(Arrival arrival) {
        String parentId = arrival.sent.parentId();
        if (parentId != null) {
            arrival.threadId = comments.threadFor(parentId, arrival.discussion.articleId())
                    .orElseThrow(() -> new InvalidFieldException("/parentId", "is no comment that readers see here"));
        }
    }

    private void rate(Arrival arrival) {
        if (!arrival.sender.unlimited()) {
            rate.check(arrival.address.hash(), arrival.claim.id());
        }
    }

    private void captcha(Arrival arrival) {
        arrival.captcha = arrival.sender.moderator() ? new NotAsked() : checkedCaptcha(arrival);
    }

    /**
     * A provider that itself lets an answer count only once (hCaptcha) may have counted it for the earlier attempt. Whether
     * it did, or whether it was for another comment, cannot be told any more, so a moderator looks at this one.
     */
    private Accepted checkedCaptcha(Arrival arrival) {
        try {
            String answer = arrival.sent.captcha();
            return answer != null && ReturningAuthors.isToken(answer)
                    ? gate.accept(returning.check(answer, arrival.author.email()))
                    : gate.check(answer, arrival.sender.address());
        } catch (UsedAnswerException used) {
            if (arrival.claim.retaken()) {
                return new Unverified();
            }
            throw used;
        }
    }

    private void reading(Arrival arrival) {
        policy(ModerationRule.onReading(arrival.maxLinks), arrival);
    }

    private void words(Arrival arrival) {
        List<ReadWords> texts = List.of(ReadWords.of(arrival.body), ReadWords.of(arrival.author.name()));
        if (stands(WordLists.BANNED, texts)) {
            arrival.heldBy.add("banned-words");
            arrival.against = Against.REJECTED;
        }
        if (stands(WordLists.SUSPECT, texts)) {
            arrival.heldBy.add("suspect-words");
        }
    }

    private boolean stands(String list, List<ReadWords> texts) {
        return texts.stream().anyMatch(text -> !words.in(list, text).isEmpty());
    }

    private void spam(Arrival arrival) {
        if (!arrival.sender.moderator()) {
            arrival.heldBy.addAll(spam.look(new Suspect(
                    arrival.author.name(),
                    arrival.author.email(),
                    arrival.body,
                    arrival.sender.address(),
                    arrival.threadId != null,
                    arrival.at)));
        }
    }

    private void disposable(Arrival arrival) {
        if (!arrival.sender.moderator() && words.isDisposable(arrival.author.email())) {
            arrival.heldBy.add("disposable-email");
        }
    }

    private void history(Arrival arrival) {
        if (!arrival.sender.moderator() && past.isBad(arrival.author.email())) {
            arrival.heldBy.add("history");
        }
    }

    private void hook(Arrival arrival) {
        if (hook == null || arrival.sender.moderator()) {
            return;
        }
        Opinion opinion = hook.ask(arrival.question());
        opinion.findings().forEach(finding -> arrival.noted.add("hook: " + finding));
        switch (opinion.verdict()) {
            case PUBLISH -> {}
            case SKIPPED -> arrival.noted.add("hook-skipped");
            case HOLD -> arrival.heldBy.add("hook");
            case REJECT -> {
                arrival.heldBy.add("hook");
                arrival.against = Against.REJECTED;
            }
            case SPAM -> {
                arrival.heldBy.add("hook");
                arrival.against = Against.SPAM;
            }
        }
    }

    private void newcomer(Arrival arrival) {
        if (arrival.discussion.admission() instanceof Discussion.NewcomersFirst
                && !arrival.sender.moderator()
                && !comments.approvedBefore(arrival.author.email())) {
            arrival.heldBy.add("new");
        }
    }

    private void ban(Arrival arrival) {
        if (!arrival.sender.moderator()) {
            bans.lasting(arrival.author.email(), arrival.address.hash()).ifPresent(until -> {
                throw new BannedException(until);
            });
        }
    }

    private void count(Arrival arrival) {
        if (!arrival.sender.unlimited()) {
            rate.pass(arrival.address.hash(), arrival.claim.id());
        }
    }

    private void use(Arrival arrival) {
        gate.use(Objects.requireNonNull(arrival.captcha), arrival.claim.id());
    }

    /** A comment on its way in: what was sent, and what the steps add to it. Not thread-safe. */
    static final class Arrival {

        final Claim claim;
        final Discussion discussion;
        final int maxLinks;
        final NewComment sent;
        final Sender sender;
        final Address address;
        final Instant at;
        final Author author;
        final String body;

        final List<String> heldBy = new ArrayList<>();

        /** What else moderators are to know. */
        final List<String> noted = new ArrayList<>();

        /** Null unless what was found is enough without a moderator. */
        @Nullable Against against;

        @Nullable Language declared;

        @Nullable String language;

        /** Null for a comment that begins a thread. */
        @Nullable String threadId;

        @Nullable Accepted captcha;

        Arrival(Claim claim, Admitted admitted, NewComment sent, Sender sender, Address address, Instant at) {
            this.claim = claim;
            this.discussion = admitted.discussion();
            this.maxLinks = admitted.maxLinks();
            this.sent = sent;
            this.sender = sender;
            this.address = address;
            this.at = at;
            var writer = Objects.requireNonNull(sent.author());
            this.author = new Author(
                    CleanedText.line("/author/name", writer.name()),
                    Normalizer.normalize(writer.email().strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC));
            this.body = CleanedText.lines("/body", sent.body());
        }

        Findings findings() {
            return new Findings(heldBy, noted, against);
        }

        private Question question() {
            return new Question(
                    claim.id(),
                    discussion.articleId(),
                    sent.parentId(),
                    new Question.Author(author.name()),
                    Objects.requireNonNull(language),
                    body,
                    captcha == null, // only those of before have none
                    at);
        }

        /** @return what all steps have let in */
        IncomingComment accepted(String tokenHash, Instant editableUntil) {
            if (captcha instanceof Unverified || captcha instanceof Waited) {
                heldBy.add("captcha");
            }
            return new IncomingComment(
                    claim.id(),
                    discussion.articleId(),
                    at,
                    sent.parentId(),
                    threadId,
                    author,
                    Objects.requireNonNull(language),
                    body,
                    switch (Objects.requireNonNull(captcha)) {
                        case Passed _, PassedOnce _ -> IncomingComment.VERIFIED;
                        case Unverified _, Waited _ -> IncomingComment.UNVERIFIED;
                        case NotAsked _ -> IncomingComment.NO_CAPTCHA;
                    },
                    findings(),
                    sender.moderator() ? IncomingComment.NEWSROOM : null,
                    address,
                    tokenHash,
                    editableUntil);
        }
    }
}
