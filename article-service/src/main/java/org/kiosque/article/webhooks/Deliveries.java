package org.kiosque.article.webhooks;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What webhooks are to be told, and were told in the last {@value #DAYS_KEPT} days. Whoever takes one up has it for a while;
 * after a death another process takes it up again.
 */
@Component
class Deliveries {

    static final String COLLECTION = "webhookDeliveries";

    /** Longer than a whole attempt can take. */
    static final Duration LEASE = Duration.ofSeconds(60);

    static final int DAYS_KEPT = 14;

    private static final String STATE = "state";
    private static final String DUE = "dueAt";
    private static final String WEBHOOK = "webhookId";
    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("createdAt");

    private final MongoOperations mongo;
    private final InstantSource clock;

    Deliveries(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index(STATE, Direction.ASC).on(DUE, Direction.ASC),
                        new Index(WEBHOOK, Direction.ASC)
                                .on(NEWEST_FIRST.time(), Direction.DESC)
                                .on("_id", Direction.DESC),
                        new Index("expiresAt", Direction.ASC).expire(Duration.ZERO)));
    }

    /** Repeating is harmless. */
    void add(Webhook webhook, String eventId, String event, String articleId, String body) {
        Instant now = clock.instant();
        try {
            mongo.insert(new Delivery(
                    webhook.id() + ":" + eventId,
                    webhook.id(),
                    event,
                    articleId,
                    body,
                    Delivery.WAITING,
                    0,
                    now,
                    now,
                    null,
                    null,
                    now.plus(Duration.ofDays(DAYS_KEPT))));
        } catch (DuplicateKeyException addedAlready) {
            // by another process, or before this one was interrupted
        }
    }

    /** Takes up what has been due for longest, so that no other process does. */
    Optional<Delivery> acquire() {
        Instant now = clock.instant();
        Query due = query(where(STATE).is(Delivery.WAITING).and(DUE).lte(now)).with(Sort.by(Direction.ASC, DUE));
        Update taken = new Update().set(DUE, now.plus(LEASE)).inc("attempts", 1);
        return Optional.ofNullable(
                mongo.findAndModify(due, taken, FindAndModifyOptions.options().returnNew(true), Delivery.class));
    }

    /** Unless another process took it up meanwhile. */
    void ended(Delivery delivery, String state, String answer) {
        mongo.updateFirst(
                asTaken(delivery),
                new Update().set(STATE, state).set("answer", answer).set("endedAt", clock.instant()),
                Delivery.class);
    }

    /** Unless another process took it up meanwhile. */
    void again(Delivery delivery, Duration pause, String answer) {
        mongo.updateFirst(
                asTaken(delivery),
                new Update().set(DUE, clock.instant().plus(pause)).set("answer", answer),
                Delivery.class);
    }

    private static Query asTaken(Delivery delivery) {
        return query(where("_id")
                .is(delivery.id())
                .and(STATE)
                .is(Delivery.WAITING)
                .and("attempts")
                .is(delivery.attempts()));
    }

    /** @return the newest first, at most one more than {@code limit} */
    List<Delivery> list(String webhookId, @Nullable Cursor after, int limit) {
        Query part = NEWEST_FIRST.part(where(WEBHOOK).is(webhookId), after, limit);
        part.fields().exclude("body");
        return mongo.find(part, Delivery.class);
    }

    /** Forgets what a webhook that is no more was told, or was to be told. */
    void forget(String webhookId) {
        mongo.remove(query(where(WEBHOOK).is(webhookId)), Delivery.class);
    }
}
