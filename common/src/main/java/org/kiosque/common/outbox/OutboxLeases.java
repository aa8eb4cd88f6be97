package org.kiosque.common.outbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.ErrorCategory;
import com.mongodb.bulk.BulkWriteError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
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

    /** @return whose these leases are */
    String owner() {
        return owner;
    }

    /** @return when the lease ends; null when another relay holds it */
    @Nullable Instant acquire(String id) {
        Instant now = clock.instant();
        Instant until = now.plus(length);
        try {
            mongo.upsert(unlessHeld(id, now), taken(until), COLLECTION);
            return until;
        } catch (DuplicateKeyException heldByAnother) {
            return null;
        }
    }

    /**
     * Takes several leases by one command.
     *
     * @param ids each once
     * @return those that no other relay holds
     */
    Held acquire(List<String> ids) {
        Instant now = clock.instant();
        Instant until = now.plus(length);
        if (ids.isEmpty()) {
            return new Held(ids, until);
        }
        var all = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
        ids.forEach(id -> all.upsert(unlessHeld(id, now), taken(until)));
        try {
            all.execute();
            return new Held(ids, until);
        } catch (BulkOperationException e) {
            Set<Integer> heldByOthers = new HashSet<>();
            for (BulkWriteError error : e.getErrors()) {
                if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                heldByOthers.add(error.getIndex());
            }
            return new Held(
                    IntStream.range(0, ids.size())
                            .filter(at -> !heldByOthers.contains(at))
                            .mapToObj(ids::get)
                            .toList(),
                    until);
        }
    }

    /** @param until when all of these leases end */
    record Held(List<String> ids, Instant until) {}

    void release(String... ids) {
        if (ids.length == 0) {
            return;
        }
        mongo.remove(query(where("_id").in((Object[]) ids).and("owner").is(owner)), COLLECTION);
    }

    private static Query unlessHeld(String id, Instant now) {
        return query(where("_id").is(id).and("until").lt(now));
    }

    private Update taken(Instant until) {
        return new Update().set("until", until).set("owner", owner);
    }
}
