package org.kiosque.translation.translating;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.common.languages.Language;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.translating.Translation.Status;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All translations, stored. Every change of a document counts up its version, except the renewal of a lease. */
@Repository
class Translations {

    private static final String SEQUENCE = "sequence";

    private final MongoOperations mongo;
    private final Inbox inbox;

    Translations(MongoOperations mongo, Inbox inbox) {
        this.mongo = mongo;
        this.inbox = inbox;
    }

    /**
     * An article is to be read in one more language, or reads differently now. Whoever works on an older state of it will
     * not be able to save.
     *
     * @return false when this was known already
     */
    boolean want(ArticleSnapshot article, Language language, long sequence, @Nullable String traceparent, Instant now) {
        return inbox.applyIfNewer(
                Translation.class,
                Translation.idOf(article.articleId(), language),
                SEQUENCE,
                sequence,
                counted(article.articleId(), language, now)
                        .set("article", article)
                        .set("pair", new LanguagePair(Language.of(article.language()), language).name())
                        .set("status", Status.WAITING)
                        .set("due", now)
                        .set("failures", 0)
                        .set("putOffs", 0)
                        .set("traceparent", traceparent)
                        .unset("reason")
                        .unset("leasedUntil"));
    }

    /** @return false when this, or something newer, was known already */
    boolean withdraw(String articleId, Language language, long sequence, String reason, Instant now) {
        return inbox.applyIfNewer(
                Translation.class,
                Translation.idOf(articleId, language),
                SEQUENCE,
                sequence,
                counted(articleId, language, now)
                        .set("status", Status.WITHDRAWN)
                        .set("failures", 0)
                        .set("putOffs", 0)
                        .set("reason", reason)
                        .unset("due")
                        .unset("leasedUntil"));
    }

    /**
     * A new document's events are counted from the time of day, not from 1: were the store emptied and rebuilt from the
     * topics, the others would otherwise ignore what they take for old.
     */
    private static Update counted(String articleId, Language language, Instant now) {
        return new Update()
                .set("articleId", articleId)
                .set("language", language.tag())
                .setOnInsert("outbox", new Outbox(now.toEpochMilli(), List.of(), null))
                .inc("version", 1);
    }

    /**
     * Takes up the translation that is due for longest. It counts as failed until something else is saved, so that a text
     * that ends the process is found out.
     *
     * @param pairs names of what can be translated now; others go on waiting
     * @return empty when there is nothing to do
     */
    Optional<Translation> lease(Collection<String> pairs, Instant now, Instant until) {
        Criteria due = where("due")
                .lte(now)
                .and("status")
                .is(Status.WAITING)
                .and("pair")
                .in(pairs);
        Criteria free = new Criteria()
                .orOperator(
                        where("leasedUntil").exists(false),
                        where("leasedUntil").is(null),
                        where("leasedUntil").lt(now));
        return Optional.ofNullable(mongo.findAndModify(
                query(new Criteria().andOperator(due, free)).with(Sort.by("due")),
                new Update().set("leasedUntil", until).inc("failures", 1).inc("version", 1),
                FindAndModifyOptions.options().returnNew(true),
                Translation.class));
    }

    /** Puts back what could not be worked on through no fault of its own. Nothing happens if it is no longer ours. */
    void giveBack(Translation leased, Instant due) {
        mongo.updateFirst(
                ours(leased),
                new Update()
                        .set("due", due)
                        .set("failures", leased.failures() - 1)
                        .unset("leasedUntil")
                        .inc("version", 1),
                mongo.getCollectionName(Translation.class));
    }

    /** @return false when it is no longer ours: another has it, or the article has changed */
    boolean renew(Translation leased, Instant until) {
        return mongo.updateFirst(
                                ours(leased),
                                new Update().set("leasedUntil", until),
                                mongo.getCollectionName(Translation.class))
                        .getMatchedCount()
                > 0;
    }

    private static Query ours(Translation leased) {
        return query(where("_id").is(leased.id()).and("version").is(leased.version()));
    }

    /** @throws OptimisticLockingFailureException when it was changed since it was read */
    Translation save(Translation translation) {
        return mongo.save(translation);
    }

    Optional<Translation> find(String articleId, Language language) {
        return Optional.ofNullable(mongo.findById(Translation.idOf(articleId, language), Translation.class));
    }

    /** In no order. */
    List<Translation> of(String articleId) {
        return mongo.find(query(where("articleId").is(articleId)), Translation.class);
    }

    long waiting() {
        return mongo.count(query(where("due").exists(true).and("status").is(Status.WAITING)), Translation.class);
    }
}
