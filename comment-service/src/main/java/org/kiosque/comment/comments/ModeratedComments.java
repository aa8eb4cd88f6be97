package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.CommentChanges.Change;
import org.kiosque.comment.comments.Decision.Outcome;
import org.kiosque.comment.comments.Decision.Ruling;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.paging.Page;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What moderators do with comments. When two do something at once, both are heard, one after the other. */
@Component
public class ModeratedComments {

    /** Of one comment. */
    public static final int MOST_NOTES = Comment.MOST_NOTES;

    private static final int MADE_AT_ONCE = 200;
    private static final Keyset BY_AUTHOR = Keyset.newestFirst("createdAt");

    private final MongoOperations mongo;
    private final MailboxSeal seal;
    private final CommentChanges changes;
    private final InstantSource clock;

    ModeratedComments(MongoOperations mongo, MailboxSeal seal, CommentChanges changes, InstantSource clock) {
        this.mongo = mongo;
        this.seal = seal;
        this.changes = changes;
        this.clock = clock;
    }

    /** Carries out a moderator's decision on one comment. Repeating is harmless. */
    public Outcome decide(String id, Ruling ruling) {
        Instant now = clock.instant();
        return outcome(
                () -> changes.apply(id, comment -> comment.decided(ruling, now)),
                comment -> comment.claimedByOtherThan(ruling.by(), now)
                        ? new Outcome.Claimed(comment.state().status())
                        : new Outcome.Unchanged(comment.state().status()));
    }

    /** @return the comments that a decision was about, at most {@code limit} */
    public List<String> decidedBy(String decisionId, int limit) {
        Query decided = query(where("history.decisionId").is(decisionId)).limit(limit);
        decided.fields().include("_id");
        return mongo.find(decided, Named.class, Comments.COLLECTION).stream()
                .map(Named::id)
                .toList();
    }

    private record Named(String id) {}

    /**
     * What one person has written, the latest first; without what its author has deleted.
     *
     * @return at most {@code limit} ids
     */
    public Page<String> idsBy(String email, @Nullable Cursor after, int limit) {
        Query written = BY_AUTHOR.part(
                where(StoredAuthor.EMAIL)
                        .in(seal.names(email))
                        .and("state.status")
                        .ne(CommentState.DELETED),
                after,
                limit);
        written.fields().include("createdAt");
        return Page.of(
                mongo.find(written, Dated.class, Comments.COLLECTION),
                limit,
                Dated::id,
                one -> new Cursor(one.createdAt(), one.id()));
    }

    private record Dated(String id, Instant createdAt) {}

    /** Takes a decision on one comment back, unless something was decided since. Repeating is harmless. */
    public Outcome undo(String id, String decisionId, String by) {
        Instant now = clock.instant();
        return outcome(() -> changes.apply(id, comment -> comment.undone(decisionId, by, now)), comment -> {
            String status = comment.state().status();
            return comment.isUndone(decisionId)
                    ? new Outcome.Unchanged(status)
                    : comment.claimedByOtherThan(by, now)
                            ? new Outcome.Claimed(status)
                            : new Outcome.Superseded(status);
        });
    }

    private static Outcome outcome(Supplier<Optional<Change>> attempt, Function<Comment, Outcome> otherwise) {
        try {
            return attempt.get()
                    .map(change -> change.changed()
                            ? new Outcome.Applied(change.after().state().status())
                            : otherwise.apply(change.after()))
                    .orElseGet(Outcome.NoSuchComment::new);
        } catch (OptimisticLockingFailureException othersDecide) {
            return new Outcome.Conflict();
        }
    }

    /** @param mine whether whoever asked has it */
    public record Held(boolean mine, String by, Instant until) {}

    /**
     * Says that a moderator is looking at a comment, so that no other decides on it meanwhile. Repeating makes it longer.
     *
     * @return empty when there is no such comment
     */
    public Optional<Held> claim(String id, String by, Duration length) {
        Instant now = clock.instant();
        Criteria free = new Criteria()
                .orOperator(
                        where("claim").is(null),
                        where("claim.by").is(by),
                        where("claim.until").lte(now));
        mongo.updateFirst(
                query(new Criteria().andOperator(where("_id").is(id), free)),
                new Update().set("claim", new Comment.Claim(by, now.plus(length))),
                Comment.class);
        return Optional.ofNullable(mongo.findById(id, Comment.class))
                .map(comment -> comment.claim() == null
                        ? new Held(false, "", now) // decided on in this very moment
                        : new Held(
                                comment.claim().by().equals(by),
                                comment.claim().by(),
                                comment.claim().until()));
    }

    /** Others may look at it. Does nothing unless the moderator has it. */
    public void release(String id, String by) {
        mongo.updateFirst(
                query(where("_id").is(id).and("claim.by").is(by)), new Update().unset("claim"), Comment.class);
    }

    /**
     * Tells other moderators something about a comment.
     *
     * @return false when it has as many notes as there is room for; empty when there is no such comment
     */
    public Optional<Boolean> note(String id, String by, String text) {
        var note = new Comment.Note(by, clock.instant(), text);
        return changes.apply(id, comment -> comment.noted(note)).map(Change::changed);
    }

    /**
     * Whose a comment is, for those who decide who may comment; never to be told to anybody.
     *
     * @param networkHash null once it is forgotten
     */
    public record Origin(String email, @Nullable String networkHash) {}

    /** @return empty when there is no such comment, or its author has taken it back */
    public Optional<Origin> origin(String id) {
        return Optional.ofNullable(mongo.findById(id, Comment.class))
                .filter(comment -> !(comment.state() instanceof CommentState.Deleted))
                .map(comment -> new Origin(
                        comment.author().email(),
                        comment.address() == null ? null : comment.address().hash()));
    }

    /** Makes those of before there were any found by their words. Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT10S")
    void makeMissingWords() {
        Query without = query(where("words").is(null)).limit(MADE_AT_ONCE);
        without.fields().include("body");
        for (Text text : mongo.find(without, Text.class, Comments.COLLECTION)) {
            mongo.updateFirst(
                    query(where("_id").is(text.id()).and("body").is(text.body())),
                    new Update().set("words", SearchWords.of(text.body())),
                    Comments.COLLECTION); // no new version: whoever saves what was before only has them made again
        }
    }

    private record Text(String id, String body) {}
}
