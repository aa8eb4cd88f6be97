package org.kiosque.translation.translations;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.common.languages.Language;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.translation.engine.LanguagePair;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.PartialIndexFilter;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * All translations, stored. Every change of a document counts up its version, except the renewal of a lease. Work belongs
 * to a run: it can be saved as long as the run is not over, and after each change that somebody else has made meanwhile
 * it is looked at again.
 */
@Component
public class Translations {

    static final String COLLECTION = "translations";
    static final String UNRECORDED = "unrecorded";
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            COLLECTION,
            List.of(
                    new Index("due", Direction.ASC).sparse(),
                    new Index("articleId", Direction.ASC),
                    new Index("status", Direction.ASC)
                            .on("article.publishedAt", Direction.DESC)
                            .on("due", Direction.ASC),
                    new Index("status", Direction.ASC).on("article.updatedAt", Direction.DESC),
                    new Index("status", Direction.ASC).on("wantedAt", Direction.ASC),
                    new Index("status", Direction.ASC).on("work.at", Direction.ASC),
                    new Index("pair", Direction.ASC).on("_id", Direction.ASC),
                    new Index("unremembered", Direction.ASC).sparse(),
                    new Index(UNRECORDED + ".key", Direction.ASC).sparse(),
                    new Index("queue", Direction.ASC)
                            .on("language", Direction.ASC)
                            .on("article.updatedAt", Direction.DESC)
                            .on("_id", Direction.DESC),
                    new Index("held", Direction.ASC)
                            .on("language", Direction.ASC)
                            .on("article.updatedAt", Direction.DESC)
                            .on("_id", Direction.DESC)
                            .partial(PartialIndexFilter.of(where("held").is(true)))));

    private static final String SEQUENCE = "sequence";

    private static final Duration FRESH = Duration.ofDays(1);
    private static final Sort BACKLOG =
            Sort.by(Direction.DESC, "article.publishedAt").and(Sort.by("due"));

    /** Only people's changes come in between, which take longer than to try again. */
    private static final int MOST_TRIES = 10;

    private final MongoOperations mongo;
    private final Inbox inbox;
    private final InstantSource clock;

    Translations(MongoOperations mongo, Inbox inbox, InstantSource clock) {
        this.mongo = mongo;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * An article is to be read in one more language, or reads differently now. Whoever works on an older state of it will
     * not be able to save.
     *
     * @return false when this was known already
     */
    public boolean want(ArticleSnapshot article, Language language, long sequence, @Nullable String traceparent) {
        Instant now = clock.instant();
        return inbox.applyIfNewer(
                Translation.class,
                Translation.idOf(article.articleId(), language),
                SEQUENCE,
                sequence,
                counted(article.articleId(), language, now)
                        .set("article", article)
                        .set("pair", new LanguagePair(Language.of(article.language()), language).name())
                        .set("status", Status.WAITING)
                        .set("queue", Queue.WAITING)
                        .set("due", now)
                        .set("wantedAt", now)
                        .set("failures", 0)
                        .set("putOffs", 0)
                        .set("traceparent", traceparent)
                        .unset("reason")
                        .unset("leasedUntil")
                        .unset("run")
                        .unset("needsEngine"));
    }

    /** Changes nothing when this, or something newer, was known already. */
    public void withdraw(String articleId, Language language, long sequence, String reason) {
        inbox.applyIfNewer(
                Translation.class,
                Translation.idOf(articleId, language),
                SEQUENCE,
                sequence,
                counted(articleId, language, clock.instant())
                        .set("status", Status.WITHDRAWN)
                        .set("queue", Queue.NONE)
                        .set("failures", 0)
                        .set("putOffs", 0)
                        .set("reason", reason)
                        .unset("due")
                        .unset("leasedUntil")
                        .unset("run"));
    }

    /**
     * A new document's events are counted from the time of day, not from 1: were the store emptied and rebuilt from the
     * topics, the others would otherwise ignore what they take for old.
     */
    private static Update counted(String articleId, Language language, Instant now) {
        return new Update()
                .set("articleId", articleId)
                .set("language", language.tag())
                .setOnInsert(Outbox.FIELD, new Outbox(now.toEpochMilli(), List.of(), null))
                .inc("version", 1);
    }

    /**
     * Takes up the translation of a fresh article that is due for longest, else one of the newest article of the backlog: an
     * import, or a language that the site has got, does not delay today's news. It counts as failed until something else is
     * saved, so that a text that ends the process is found out.
     *
     * @param pairs names of what can be translated now; others go on waiting, unless people have translated some of it,
     *     perhaps all
     * @param lease how long others keep off
     * @return empty when there is nothing to do
     */
    public Optional<Job> lease(Collection<String> pairs, Duration lease) {
        Instant now = clock.instant();
        return lease(new Criteria().andOperator(due(pairs, now), fresh(now)), Sort.by("due"), lease, now)
                .or(() -> lease(due(pairs, now), BACKLOG, lease, now));
    }

    /** Published, or revised, in the last day. */
    private static Criteria fresh(Instant now) {
        Instant yesterday = now.minus(FRESH);
        return new Criteria()
                .orOperator(
                        where("article.publishedAt").gte(yesterday),
                        where("article.updatedAt")
                                .gte(yesterday)
                                .and("article.revision")
                                .gt(1));
    }

    private Optional<Job> lease(Criteria which, Sort order, Duration lease, Instant now) {
        return Optional.ofNullable(mongo.findAndModify(
                query(which).with(order),
                new Update()
                        .set("leasedUntil", now.plus(lease))
                        .set("run", UUID.randomUUID().toString())
                        .inc("failures", 1)
                        .inc("version", 1),
                FindAndModifyOptions.options().returnNew(true),
                Job.class,
                COLLECTION));
    }

    /** Whether there is something that {@link #lease} would take up. */
    public boolean anyDue(Collection<String> pairs) {
        return mongo.exists(query(due(pairs, clock.instant())), COLLECTION);
    }

    private static Criteria due(Collection<String> pairs, Instant now) {
        Criteria due = where("due").lte(now).and("status").is(Status.WAITING);
        Criteria possible = new Criteria()
                .orOperator(
                        where("pair").in(pairs),
                        where("reviewed").exists(true).and("needsEngine").ne(true));
        Criteria free = new Criteria()
                .orOperator(
                        where("leasedUntil").exists(false),
                        where("leasedUntil").is(null),
                        where("leasedUntil").lt(now));
        return new Criteria().andOperator(due, possible, free);
    }

    /** Puts back what could not be worked on through no fault of its own. Nothing happens if it is no longer ours. */
    public void giveBack(Job job) {
        mongo.updateFirst(
                heldBy(job),
                new Update()
                        .set("due", clock.instant())
                        .set("failures", job.failures() - 1)
                        .unset("leasedUntil")
                        .unset("run")
                        .inc("version", 1),
                COLLECTION);
    }

    /** @return false when it is no longer ours: another has it, or the article has changed */
    public boolean renew(Job job, Duration lease) {
        return mongo.updateFirst(
                                heldBy(job),
                                new Update().set("leasedUntil", clock.instant().plus(lease)),
                                COLLECTION)
                        .getMatchedCount()
                > 0;
    }

    /**
     * Made; told to the others by the same write, unless a person has changed something since: then nothing is written,
     * and what the machine has made has to stand back where that person has written.
     *
     * @param basis what people had written when this was put together; null when nothing
     * @param event null when it is held: readers go on with what they have
     * @return what people have written by now; empty when this is saved
     * @throws OptimisticLockingFailureException when it is no longer ours
     */
    public Optional<Reviewed> done(Job job, @Nullable Reviewed basis, Work made, @Nullable TranslationEvent event) {
        for (int tries = 1; ; tries++) {
            Translation held = held(job);
            Reviewed written = held.reviewed();
            if (written != null && (basis == null || written.edits() != basis.edits())) {
                return Optional.of(written);
            }
            if (saved(held.done(made, event), tries)) {
                return Optional.empty();
            }
        }
    }

    /**
     * Keeps what was made and lets the rest be tried again.
     *
     * @param begun what is made so far, new and old; null when there is nothing
     * @throws OptimisticLockingFailureException when it is no longer ours
     */
    public void putOff(Job job, String reason, @Nullable Work begun, int failures, int putOffs, Duration pause) {
        Instant due = clock.instant().plus(pause);
        change(job, held -> held.postponed(reason, begun, failures, putOffs, due));
    }

    /**
     * Keeps what was made; the rest is taken up as soon as there is an engine.
     *
     * @param begun what is made so far, new and old; null when there is nothing
     * @throws OptimisticLockingFailureException when it is no longer ours
     */
    public void awaitEngine(Job job, @Nullable Work begun) {
        change(job, held -> held.awaitingEngine(begun, job.failures() - 1, clock.instant()));
    }

    /**
     * Nobody takes it up until the article is revised or a translator asks for it.
     *
     * @throws OptimisticLockingFailureException when it is no longer ours
     */
    public void giveUp(Job job, String reason) {
        change(job, held -> held.givenUp(reason));
    }

    /**
     * Lets it be made anew, all that no person has translated, while what is there goes on being read.
     *
     * @throws OptimisticLockingFailureException when it has changed since it was shown
     */
    public ShownTranslation restart(ShownTranslation shown) {
        return mongo.save(as(shown).restarted(clock.instant())).shown();
    }

    /**
     * Keeps what people have written while something is still missing.
     *
     * @throws OptimisticLockingFailureException when it has changed since it was shown
     */
    public ShownTranslation edit(ShownTranslation shown, Reviewed written) {
        return mongo.save(as(shown).edited(written, clock.instant())).shown();
    }

    /**
     * Keeps what people have written, and tells the whole to the others by the same write.
     *
     * @param event null when it is held: readers go on with what they have
     * @throws OptimisticLockingFailureException when it has changed since it was shown
     */
    public ShownTranslation edit(
            ShownTranslation shown, Reviewed written, Work made, @Nullable TranslationEvent event) {
        return mongo.save(as(shown).edited(written, made, event)).shown();
    }

    private void change(Job job, UnaryOperator<Translation> transition) {
        for (int tries = 1; !saved(transition.apply(held(job)), tries); tries++) {
            // a person has changed it in between
        }
    }

    /** @return false when somebody has changed it in between: it may still be ours */
    private boolean saved(Translation next, int tries) {
        try {
            mongo.save(next);
            return true;
        } catch (OptimisticLockingFailureException changed) {
            if (tries >= MOST_TRIES) {
                throw changed;
            }
            return false;
        }
    }

    private Translation held(Job job) {
        Translation held = mongo.findOne(heldBy(job), Translation.class);
        if (held == null) {
            throw new OptimisticLockingFailureException(job.id() + " is no longer ours");
        }
        return held;
    }

    private Translation as(ShownTranslation shown) {
        Translation current =
                mongo.findOne(query(where("_id").is(shown.id()).and("version").is(shown.version())), Translation.class);
        if (current == null) {
            throw new OptimisticLockingFailureException(shown.id() + " has changed");
        }
        return current;
    }

    private static Query heldBy(Job job) {
        return query(where("_id").is(job.id()).and("run").is(job.run()));
    }

    /** @return empty when the article is not published, or not to be translated into this */
    public Optional<ShownTranslation> find(String articleId, Language language) {
        return shown(where("_id").is(Translation.idOf(articleId, language)), Outbox.FIELD, UNRECORDED).stream()
                .findFirst();
    }

    /** @return by language, without what is begun and reviewed; none when the article is not published */
    public List<ShownTranslation> of(String articleId) {
        return shown(where("articleId").is(articleId), Outbox.FIELD, UNRECORDED, "begun", "reviewed");
    }

    private List<ShownTranslation> shown(Criteria which, String... without) {
        Query query = query(which.and("status").ne(Status.WITHDRAWN)).with(Sort.by("language"));
        query.fields().exclude(without);
        return mongo.find(query, ShownTranslation.class, COLLECTION);
    }

    /** @return all that anything was ever wanted in */
    public List<Language> languages() {
        return mongo.findDistinct(new Query(), "language", COLLECTION, String.class).stream()
                .map(Language::of)
                .toList();
    }

    public boolean isEmpty() {
        return !mongo.exists(new Query(), COLLECTION);
    }

    public long waiting() {
        return mongo.count(thoseWaiting(), COLLECTION);
    }

    /** As an index tells, which knows nothing of fields that are missing: for them each document would be read. */
    static Query thoseWaiting() {
        return query(where("status").is(Status.WAITING).and("due").gte(Instant.EPOCH));
    }
}
