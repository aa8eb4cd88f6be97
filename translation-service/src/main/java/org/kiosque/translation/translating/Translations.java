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
import org.kiosque.common.outbox.Outbox;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.translating.Translation.Status;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
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

    /** Harmless when they are there already. */
    void ensureIndexes() {
        mongo.indexOps(Translation.class).createIndex(new Index("due", Sort.Direction.ASC).sparse());
        mongo.indexOps(Translation.class).createIndex(new Index("articleId", Sort.Direction.ASC));
    }

    /**
     * An article is to be read in one more language, or reads differently now. Whoever works on an older state of it will
     * not be able to save.
     *
     * @return false when this was known already
     */
    boolean want(ArticleSnapshot article, String language, long sequence, @Nullable String traceparent, Instant now) {
        return inbox.applyIfNewer(
                Translation.class,
                Translation.idOf(article.articleId(), language),
                SEQUENCE,
                sequence,
                counted(article.articleId(), language)
                        .set("article", article)
                        .set("pair", Translation.nameOf(new LanguagePair(article.language(), language)))
                        .set("status", Status.WAITING)
                        .set("due", now)
                        .set("failures", 0)
                        .set("traceparent", traceparent)
                        .unset("reason")
                        .unset("leasedUntil")
                        .unset("owner"));
    }

    /** @return false when this, or something newer, was known already */
    boolean withdraw(String articleId, String language, long sequence, String reason) {
        return inbox.applyIfNewer(
                Translation.class,
                Translation.idOf(articleId, language),
                SEQUENCE,
                sequence,
                counted(articleId, language)
                        .set("status", Status.WITHDRAWN)
                        .set("failures", 0)
                        .set("reason", reason)
                        .unset("due")
                        .unset("leasedUntil")
                        .unset("owner"));
    }

    private static Update counted(String articleId, String language) {
        return new Update()
                .set("articleId", articleId)
                .set("language", language)
                .setOnInsert("outbox", Outbox.empty())
                .inc("version", 1);
    }

    /**
     * Takes up the translation that is due for longest.
     *
     * @param pairs names of what can be translated now; others go on waiting
     * @return empty when there is nothing to do
     */
    Optional<Translation> lease(Collection<String> pairs, String owner, Instant now, Instant until) {
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
                new Update().set("leasedUntil", until).set("owner", owner).inc("version", 1),
                FindAndModifyOptions.options().returnNew(true),
                Translation.class));
    }

    /** @return false when it is no longer ours: another has it, or the article has changed */
    boolean renew(Translation leased, Instant until) {
        return mongo.updateFirst(
                                query(where("_id")
                                        .is(leased.id())
                                        .and("version")
                                        .is(leased.version())),
                                new Update().set("leasedUntil", until),
                                mongo.getCollectionName(Translation.class))
                        .getMatchedCount()
                > 0;
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException when it was changed since it was read */
    Translation save(Translation translation) {
        return mongo.save(translation);
    }

    Optional<Translation> find(String articleId, String language) {
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
