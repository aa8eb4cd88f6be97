package org.kiosque.article.editing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleState.Draft;
import org.kiosque.article.editing.ArticleState.InReview;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.ArticleState.Scheduled;
import org.kiosque.article.editing.ArticleState.Unseen;
import org.kiosque.article.editing.ArticleState.Withdrawn;
import org.kiosque.article.editing.EditingException.EndsTooSoonException;
import org.kiosque.article.editing.EditingException.LanguageIsFixedException;
import org.kiosque.article.editing.EditingException.NoDraftException;
import org.kiosque.article.editing.EditingException.NotLiveException;
import org.kiosque.article.editing.EditingException.NotPublishedException;
import org.kiosque.article.editing.EditingException.TooManyCorrectionsException;
import org.kiosque.article.editing.audit.Action;
import org.kiosque.article.editing.audit.Decision;
import org.kiosque.article.editing.corrections.NotedCorrection;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.editing.schedule.Plan;
import org.kiosque.article.words.Words;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.Event;
import org.kiosque.common.outbox.HasOutbox;
import org.kiosque.common.outbox.Outbox;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An article at the desk. Each transition returns the next state and leaves this one as it is; one that changes nothing
 * returns this very article.
 *
 * @param version counts the stored changes; null before the first
 * @param draft what editors work on, always signed
 * @param live what readers see, always signed; null while they see nothing
 * @param created when and by whom it was begun
 * @param changed when and by whom the draft was last changed
 * @param decided when and by whom it was last published or withdrawn; null before that
 * @param plan what is to happen next by itself; null when nothing is
 * @param corrections that readers are told, in the order in which they were made; null when there was none yet
 * @param unfiled decisions that may not be in the audit log yet; null when there are none (then the field is absent, which
 *     keeps the index on it small)
 * @param words by which the draft is found
 * @param images ids of the images of all its texts here
 */
@Document(Articles.COLLECTION)
record Article(
        @Id String id,
        @Version @Nullable Long version,
        ArticleState state,
        Revision draft,
        @Nullable Revision live,
        Signature created,
        Signature changed,
        @Nullable Signature decided,
        Outbox outbox,
        @Nullable Plan plan,
        @Nullable List<NotedCorrection> corrections,
        @Nullable List<Decision> unfiled,
        @Nullable List<String> words,
        @Nullable List<String> images)
        implements HasOutbox {

    /** Why what has come to its planned end is gone, for readers. */
    static final String EXPIRED = "expired";

    /** While the broker is away. Each event tells all there is, so that of more than these the oldest can go. */
    static final int MOST_EVENTS_WAITING = 8;

    /** Each is told with every event. */
    static final int MOST_CORRECTIONS = 50;

    /** An earlier version signed the article and not its texts: there the last to change it or to decide signs for them. */
    Article {
        words = Words.in(draft.content().headline());
        images = Revision.imagesOf(draft, live, plan == null ? null : plan.publishing());
        draft = draft.signedAtLeast(changed);
        if (live != null) {
            live = live.signedAtLeast(
                    live.number() == draft.number() ? changed : Objects.requireNonNullElse(decided, created));
        }
    }

    static Article begun(String id, Content content, @Nullable String note, Signature by) {
        Revision first = Revision.first(content, note, by);
        return new Article(
                id, null, new Draft(), first, null, by, by, null, Outbox.empty(), null, null, null, null, null);
    }

    /** Changes the draft; what readers see stays as it is until it is published. */
    Article revise(Content content, @Nullable String note, Signature by) {
        return content.equals(draft.content())
                ? this
                : saving(content, note, null, by).article();
    }

    /** Takes up the text of an earlier revision again, as a new one. */
    Article restore(Revision past, @Nullable String note, Signature by) {
        return past.content().equals(draft.content())
                ? this
                : saving(past.content(), note, past.number(), by)
                        .decided(Action.RESTORED, by, note)
                        .article();
    }

    private Next saving(Content content, @Nullable String note, @Nullable Long restored, Signature by) {
        boolean languageIsOpen = state instanceof Draft || state instanceof InReview;
        if (!languageIsOpen && !content.language().equals(draft.content().language())) {
            throw new LanguageIsFixedException();
        }
        var next = new Next();
        next.draft = draft.followedBy(content, note, restored, by, version == null ? 0 : version + 1);
        next.changed = by;
        return next;
    }

    /** Has another editor read it. */
    Article submit(@Nullable String note, Signature by) {
        return switch (state) {
            case Draft _ ->
                new Next(new InReview()).decided(Action.SUBMITTED, by, note).article();
            case InReview _ -> this;
            case Scheduled _, Published _, Withdrawn _ -> throw new NoDraftException();
        };
    }

    /** Gives it back to whoever writes it. */
    Article giveBack(@Nullable String note, Signature by) {
        return switch (state) {
            case InReview _ ->
                new Next(new Draft()).decided(Action.RETURNED, by, note).article();
            case Draft _ -> this;
            case Scheduled _, Published _, Withdrawn _ -> throw new NoDraftException();
        };
    }

    /**
     * Shows the draft to readers, instead of what was planned to be shown.
     *
     * @param until when they are no longer to see it; null for the end that is planned already, if there is one
     */
    Article publish(@Nullable Instant until, Signature by) {
        Instant end = endAfter(by.at(), until);
        if (state instanceof Published && !hasUnpublishedChanges()) {
            return endingAt(end, by);
        }
        return showing(draft, end, by, by).article();
    }

    private Article endingAt(@Nullable Instant end, Signature by) {
        if (Objects.equals(end, plan == null ? null : plan.ends()) && (plan == null || plan.publishing() == null)) {
            return this;
        }
        var next = new Next();
        next.plan = end == null ? null : Plan.end(end, by);
        Action action = end == null ? Action.UNSCHEDULED : Action.SCHEDULED;
        return next.decided(Decision.of(action, by, draft.number(), null).during(null, end))
                .article();
    }

    /**
     * Has the draft, as it is now, shown to readers at a certain moment.
     *
     * @param until as at {@link #publish}
     * @throws EndsTooSoonException when the end that is planned already comes before {@code at}
     */
    Article schedule(Instant at, @Nullable Instant until, Signature by) {
        Instant end = endAfter(by.at(), until);
        if (end != null && !end.isAfter(at)) {
            throw new EndsTooSoonException(end);
        }
        if (plan != null
                && plan.publishing() != null
                && plan.publishing().number() == draft.number()
                && at.equals(plan.due())
                && Objects.equals(end, plan.until())) {
            return this;
        }
        var next = new Next(state instanceof Unseen ? new Scheduled() : state);
        next.plan = Plan.publication(at, draft, end, by);
        return next.decided(
                        Decision.of(Action.SCHEDULED, by, draft.number(), null).during(at, end))
                .article();
    }

    private @Nullable Instant endAfter(Instant now, @Nullable Instant wanted) {
        if (wanted != null || plan == null) {
            return wanted;
        }
        Instant planned = plan.ends();
        return planned != null && planned.isAfter(now) ? planned : null;
    }

    /** Nothing is to happen by itself any longer. */
    Article unschedule(Signature by) {
        if (plan == null) {
            return this;
        }
        var next = new Next(state instanceof Scheduled ? new Draft() : state);
        next.plan = null;
        return next.decided(Action.UNSCHEDULED, by, null).article();
    }

    /** Has happen what is due; whoever planned it signs for it. */
    Article takePlace(Instant now) {
        if (plan == null || plan.due().isAfter(now)) {
            return this;
        }
        var by = new Signature(now, plan.by().editor(), plan.by().name());
        Instant end = plan.ends();
        if (end != null && !end.isAfter(now)) {
            return state instanceof Published ? hiding(EXPIRED, Action.EXPIRED, by) : lapsed(by);
        }
        return showing(Objects.requireNonNull(plan.publishing()), end, plan.by(), by)
                .article();
    }

    private Article lapsed(Signature by) {
        var next = new Next(state instanceof Scheduled ? new Draft() : state);
        next.plan = null;
        return next.decided(Action.LAPSED, by, null).article();
    }

    /** @throws NotPublishedException when readers have never seen it */
    Article withdraw(String reason, Signature by) {
        return switch (state) {
            case Unseen _ -> throw new NotPublishedException();
            case Withdrawn _ -> this;
            case Published _ -> hiding(reason, Action.WITHDRAWN, by);
        };
    }

    private Article hiding(String reason, Action action, Signature by) {
        var next = new Next(new Withdrawn(by.at(), reason));
        next.live = null;
        next.plan = null;
        next.decided = by;
        next.tell(new ArticleWithdrawn(id, reason, by.at()), by.at());
        return next.decided(action, by, reason).article();
    }

    /**
     * Tells readers what the article that they see got wrong.
     *
     * @param correctionId repeating it with the same one adds nothing
     * @throws NotLiveException when readers do not see it
     * @throws TooManyCorrectionsException when there are {@value #MOST_CORRECTIONS} already
     */
    Article correct(String correctionId, String text, Signature by) {
        List<NotedCorrection> before = corrections == null ? List.of() : corrections;
        if (before.stream().anyMatch(one -> one.id().equals(correctionId))) {
            return this;
        }
        if (!(state instanceof Published published) || live == null) {
            throw new NotLiveException();
        }
        if (before.size() >= MOST_CORRECTIONS) {
            throw new TooManyCorrectionsException();
        }
        var next = new Next();
        next.corrections = new ArrayList<>(before);
        next.corrections.add(new NotedCorrection(correctionId, text, by));
        next.tell(new ArticleRevised(Snapshots.of(id, live, published, next.corrections, by)), by.at());
        return next.decided(Decision.of(Action.CORRECTED, by, live.number(), text))
                .article();
    }

    /** @return this, with that to tell */
    Article telling(Outbox told) {
        var next = new Next();
        next.outbox = told;
        return next.article();
    }

    /** What was once published leaves a trace at others, and is withdrawn instead. */
    boolean deletable() {
        return state instanceof Unseen && outbox.sequence() == 0;
    }

    /** @return whether readers do not see the newest text yet */
    boolean hasUnpublishedChanges() {
        return live == null || !draft.content().equals(live.content());
    }

    String slug() {
        return Snapshots.slugOf(id, draft.content());
    }

    /** @param planner of the end, if there is one */
    private Next showing(Revision text, @Nullable Instant end, Signature planner, Signature by) {
        Published published = state instanceof Published already ? already : new Published(by.at());
        var next = new Next(published);
        next.plan = end == null ? null : Plan.end(end, planner);
        if (live == null || !text.content().equals(live.content())) {
            next.live = text;
            next.decided = by;
            ArticleSnapshot snapshot = Snapshots.of(id, text, published, corrections, by);
            next.tell(live == null ? new ArticlePublished(snapshot) : new ArticleRevised(snapshot), by.at());
        }
        return next.decided(Decision.of(Action.PUBLISHED, by, text.number(), null)
                .during(null, end)
                .ofPublication(live != null));
    }

    /** This article while it becomes the next one. */
    private final class Next {

        private final ArticleState state;
        private Revision draft = Article.this.draft;
        private @Nullable Revision live = Article.this.live;
        private Signature changed = Article.this.changed;
        private @Nullable Signature decided = Article.this.decided;
        private Outbox outbox = Article.this.outbox;
        private @Nullable Plan plan = Article.this.plan;
        private @Nullable List<NotedCorrection> corrections = Article.this.corrections;
        private @Nullable List<Decision> unfiled = Article.this.unfiled;

        Next() {
            this(Article.this.state);
        }

        Next(ArticleState state) {
            this.state = state;
        }

        void tell(Event event, Instant at) {
            int waiting = outbox.pending().size();
            int dropped = Math.max(0, waiting + 1 - MOST_EVENTS_WAITING);
            outbox = new Outbox(outbox.sequence(), outbox.pending().subList(dropped, waiting), outbox.since())
                    .with(event, at);
        }

        Next decided(Action action, Signature by, @Nullable String reason) {
            return decided(Decision.of(action, by, draft.number(), reason));
        }

        Next decided(Decision decision) {
            List<Decision> all = unfiled == null ? new ArrayList<>() : new ArrayList<>(unfiled);
            all.add(decision);
            unfiled = List.copyOf(all);
            return this;
        }

        Article article() {
            return new Article(
                    id,
                    version,
                    state,
                    draft,
                    live,
                    created,
                    changed,
                    decided,
                    outbox,
                    plan,
                    corrections,
                    unfiled,
                    words,
                    images);
        }
    }
}
