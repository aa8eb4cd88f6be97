package org.kiosque.common.outbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.kiosque.common.outbox.Outbox.PendingEvent;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Sends what one document has to tell, under a lease, and takes from the document what was acknowledged. */
final class OutboxDrain {

    private static final String PENDING = Outbox.FIELD + ".pending";
    private static final String SEQUENCE = Outbox.FIELD + ".sequence";

    private final OutboxRelays with;
    private final MongoOperations mongo;
    private final String collection;
    private final String topic;
    private final OutboxLeases leases;
    private final Counter sent;
    private final Counter failed;

    OutboxDrain(OutboxRelays with, String collection, String topic) {
        this.with = with;
        this.mongo = with.mongo();
        this.collection = collection;
        this.topic = topic;
        this.leases = new OutboxLeases(mongo, with.clock(), with.properties().lease());
        this.sent = Counter.builder("outbox.sent")
                .description("events acknowledged by the broker")
                .tag("topic", topic)
                .register(with.meters());
        this.failed = Counter.builder("outbox.failed")
                .description("sendings that failed and will be repeated")
                .tag("topic", topic)
                .register(with.meters());
    }

    /**
     * Sends one document's pending events in order and waits for each acknowledgement; stops at the first failure.
     *
     * @return events sent; 0 when none is due or another relay is at it
     */
    int drain(String id) throws Exception {
        Instant until = leases.acquire(id);
        if (until == null) {
            return 0;
        }
        int count = 0;
        long acknowledged = -1;
        try {
            for (PendingEvent event : pendingOf(id)) {
                if (with.clock().instant().plus(with.properties().sendTimeout()).isAfter(until)) {
                    break; // the rest under a fresh lease
                }
                with.sender().send(topic, event);
                acknowledged = event.sequence();
                count++;
                sent.increment();
            }
        } catch (Exception e) {
            failed.increment();
            throw e;
        } finally {
            try {
                if (acknowledged >= 0) {
                    forget(id, acknowledged);
                }
            } finally {
                leases.release(id);
            }
        }
        return count;
    }

    private List<PendingEvent> pendingOf(String id) {
        Query byId = query(where("_id").is(id));
        byId.fields().include(Outbox.FIELD);
        Document found = mongo.findOne(byId, Document.class, collection);
        return found != null && found.get(Outbox.FIELD) instanceof Document outbox
                ? mongo.getConverter().read(Outbox.class, outbox).pending()
                : List.of();
    }

    private void forget(String id, long acknowledged) {
        boolean nothingNewer = mongo.updateFirst(
                                query(where("_id").is(id).and(SEQUENCE).is(acknowledged)),
                                new Update().set(PENDING, List.of()).unset(OutboxBacklog.SINCE),
                                collection)
                        .getMatchedCount()
                > 0;
        if (!nothingNewer) {
            var upTo = new Document("sequence", new Document("$lte", acknowledged));
            mongo.updateFirst(query(where("_id").is(id)), new Update().pull(PENDING, upTo), collection);
        }
    }
}
