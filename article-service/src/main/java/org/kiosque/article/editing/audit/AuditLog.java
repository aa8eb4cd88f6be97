package org.kiosque.article.editing.audit;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * All decisions, in the order in which they were made. They are added and never changed. A decision stays in its article's
 * document, with which it was written, until it is here.
 */
@Component
public class AuditLog {

    static final String COLLECTION = "audit";

    private static final String ARTICLE = "articleId";
    private static final String ACTION = "decision.action";
    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("decision.by.at");

    private final MongoOperations mongo;
    private final ObjectProvider<DecisionListener> listeners;

    AuditLog(MongoOperations mongo, ObjectProvider<DecisionListener> listeners) {
        this.mongo = mongo;
        this.listeners = listeners;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        newestFirst(new Index()),
                        newestFirst(new Index(ARTICLE, Direction.ASC)),
                        new Index(ACTION, Direction.ASC).on(NEWEST_FIRST.time(), Direction.ASC)));
    }

    private static Index newestFirst(Index within) {
        return within.on(NEWEST_FIRST.time(), Direction.DESC).on("_id", Direction.DESC);
    }

    /** Adds decisions about an article, and tells them to whoever listens; repeating is harmless. */
    public void add(String articleId, List<Decision> decisions) {
        for (Decision decision : decisions) {
            try {
                mongo.insert(new Entry(decision.id(), articleId, decision, null));
            } catch (DuplicateKeyException addedAlready) {
                // by another process, or before this one was interrupted
            }
        }
        listeners.forEach(listener -> listener.decided(articleId, decisions));
    }

    /** @return the newest first, of one article or of all, at most one more than {@code limit} */
    List<Entry> list(@Nullable String articleId, @Nullable Cursor after, int limit) {
        Criteria wanted = articleId == null ? new Criteria() : where(ARTICLE).is(articleId);
        return mongo.find(NEWEST_FIRST.part(wanted, after, limit), Entry.class);
    }

    /** @return how many decisions of a kind were made from then until before then, by an index alone */
    long count(Action action, Instant from, Instant until) {
        return mongo.count(
                query(where(ACTION)
                        .is(action)
                        .and(NEWEST_FIRST.time())
                        .gte(from)
                        .lt(until)),
                COLLECTION);
    }

    /** @return by id, those after {@code id}, or the first ones when it is null */
    List<Entry> after(@Nullable String id, int limit) {
        Criteria next = id == null ? new Criteria() : where("_id").gt(id);
        return mongo.find(query(next).with(Sort.by("_id")).limit(limit), Entry.class);
    }

    /** @return false when it was there; nobody is told of what was decided elsewhere, and long ago */
    boolean bringBack(String articleId, Decision decision, String importId) {
        try {
            mongo.insert(new Entry(decision.id(), articleId, decision, importId));
            return true;
        } catch (DuplicateKeyException broughtBefore) {
            return false;
        }
    }

    /** @param importId of the import that brought it back; null of what was decided here */
    @Document(COLLECTION)
    record Entry(
            @Id String id,
            String articleId,
            Decision decision,
            @Nullable String importId) {

        Instant at() {
            return decision.by().at();
        }
    }
}
