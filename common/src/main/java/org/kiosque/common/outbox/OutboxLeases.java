package org.kiosque.common.outbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Who may send the events of which document just now. Kept beside the documents, not in them: an aggregate is saved by
 * replacing its document, which must not wipe out the lease of a relay at work.
 */
final class OutboxLeases {

    private static final String COLLECTION = "outboxLeases";

    private final MongoOperations mongo;
    private final InstantSource clock;
    private final Duration length;
    private final String owner = UUID.randomUUID().toString();

    OutboxLeases(MongoOperations mongo, InstantSource clock, Duration length) {
        this.mongo = mongo;
        this.clock = clock;
        this.length = length;
    }

    /** @return when the lease ends; null when another relay holds it */
    @Nullable Instant acquire(String id) {
        Instant now = clock.instant();
        Instant until = now.plus(length);
        try {
            mongo.upsert(
                    query(where("_id").is(id).and("until").lt(now)),
                    new Update().set("until", until).set("owner", owner),
                    COLLECTION);
            return until;
        } catch (DuplicateKeyException heldByAnother) {
            return null;
        }
    }

    void release(String id) {
        mongo.remove(query(where("_id").is(id).and("owner").is(owner)), COLLECTION);
    }
}
