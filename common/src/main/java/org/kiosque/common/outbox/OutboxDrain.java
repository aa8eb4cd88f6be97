package org.kiosque.common.outbox;

import static java.util.Objects.requireNonNull;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.outbox.Outbox.PendingEvent;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Sends what one document has to tell, under a lease, and takes from the document what was acknowledged. */
final class OutboxDrain {

    private static final String PENDING = Outbox.FIELD + ".pending";
    private static final String SEQUENCE = Outbox.FIELD + ".sequence";
    private static final String HOLD = Outbox.FIELD + ".hold";

    /** Exists only while a relay holds the document's first events. */
    static final String HELD_UNTIL = HOLD + ".until";

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
        var sending = new Sending(until);
        try {
            sending.send(pendingOf(List.of(id)).getOrDefault(id, List.of()));
        } finally {
            try {
                if (sending.acknowledged >= 0 && !nothingIsLeft(id, sending.acknowledged)) {
                    mongo.updateFirst(byId(id), pulling(sending.acknowledged), collection);
                }
            } finally {
                leases.release(id);
            }
        }
        return sending.count;
    }

    /**
     * Likewise for several documents, by as many commands to the store as for one; their events are sent side by side.
     *
     * @param ids each once
     * @param held of some of these documents the outbox, as it was just written with a {@link Outbox.Hold} of this relay: they
     *     need neither a lease nor a look
     * @return what failed, by document
     */
    Map<String, Exception> drain(List<String> ids, Map<String, Outbox> held) {
        OutboxLeases.Held leased =
                leases.acquire(ids.stream().filter(id -> !held.containsKey(id)).toList());
        Map<String, Sending> sendings = new ConcurrentHashMap<>();
        Map<String, Exception> failures = new ConcurrentHashMap<>();
        try {
            Map<String, List<PendingEvent>> pending = pendingOf(leased.ids());
            try (var side = Executors.newVirtualThreadPerTaskExecutor()) {
                pending.forEach((id, events) ->
                        side.execute(() -> send(id, events, new Sending(leased.until()), sendings, failures)));
                held.forEach((id, outbox) -> side.execute(() -> send(
                        id,
                        outbox.pending(),
                        new Sending(requireNonNull(outbox.hold()).until()),
                        sendings,
                        failures)));
            }
        } finally {
            try {
                forget(sendings, held.keySet());
            } finally {
                leases.release(leased.ids().toArray(String[]::new));
            }
        }
        return failures;
    }

    private static void send(
            String id,
            List<PendingEvent> events,
            Sending sending,
            Map<String, Sending> sendings,
            Map<String, Exception> failures) {
        sendings.put(id, sending);
        try {
            sending.send(events);
        } catch (Exception e) {
            failures.put(id, e);
        }
    }

    /** @return whose leases and holds are this relay's */
    String owner() {
        return leases.owner();
    }

    /** @return of those that no other relay holds */
    private Map<String, List<PendingEvent>> pendingOf(List<String> ids) {
        Map<String, List<PendingEvent>> pending = new HashMap<>();
        if (ids.isEmpty()) {
            return pending;
        }
        Query byIds = query(where("_id").in(ids));
        byIds.fields().include(Outbox.FIELD);
        for (Document found : mongo.find(byIds, Document.class, collection)) {
            if (found.get(Outbox.FIELD) instanceof Document stored) {
                Outbox outbox = mongo.getConverter().read(Outbox.class, stored);
                if (!heldByOther(outbox.hold())) {
                    pending.put(found.getString("_id"), outbox.pending());
                }
            }
        }
        return pending;
    }

    private boolean heldByOther(Outbox.@Nullable Hold hold) {
        return hold != null
                && !hold.by().equals(owner())
                && hold.until().isAfter(with.clock().instant());
    }

    private boolean nothingIsLeft(String id, long acknowledged) {
        return mongo.updateFirst(unlessNewer(id, acknowledged), emptying(), collection)
                        .getMatchedCount()
                > 0;
    }

    private void forget(Map<String, Sending> sendings, Set<String> held) {
        Map<String, Long> acknowledged = new HashMap<>();
        sendings.forEach((id, sending) -> {
            if (sending.acknowledged >= 0) {
                acknowledged.put(id, sending.acknowledged);
            }
        });
        List<String> unsent =
                held.stream().filter(id -> !acknowledged.containsKey(id)).toList();
        if (!unsent.isEmpty()) {
            mongo.updateMulti(
                    query(where("_id").in(unsent).and(HOLD + ".by").is(owner())),
                    new Update().unset(HOLD),
                    collection); // whoever looks next may try
        }
        if (acknowledged.isEmpty()) {
            return;
        }
        var emptied = mongo.bulkOps(BulkMode.UNORDERED, collection);
        acknowledged.forEach((id, sequence) -> emptied.updateOne(unlessNewer(id, sequence), emptying()));
        if (emptied.execute().getMatchedCount() < acknowledged.size()) {
            var pulled = mongo.bulkOps(BulkMode.UNORDERED, collection);
            acknowledged.forEach((id, sequence) -> pulled.updateOne(byId(id), pulling(sequence)));
            pulled.execute();
        }
    }

    private static Query byId(String id) {
        return query(where("_id").is(id));
    }

    private static Query unlessNewer(String id, long acknowledged) {
        return query(where("_id").is(id).and(SEQUENCE).is(acknowledged));
    }

    private static Update emptying() {
        return new Update().set(PENDING, List.of()).unset(OutboxBacklog.SINCE).unset(HOLD);
    }

    private static Update pulling(long acknowledged) {
        return new Update()
                .pull(PENDING, new Document("sequence", new Document("$lte", acknowledged)))
                .unset(HOLD);
    }

    /** Of one document's events, by one thread. */
    private final class Sending {

        private final Instant until;
        private int count;
        private long acknowledged = -1;

        Sending(Instant until) {
            this.until = until;
        }

        /** In order; stops at the first failure, and before a send that could outlive the lease. */
        void send(List<PendingEvent> events) throws Exception {
            for (PendingEvent event : events) {
                if (with.clock().instant().plus(with.properties().sendTimeout()).isAfter(until)) {
                    return; // the rest under a fresh lease
                }
                try {
                    with.sender().send(topic, event);
                } catch (Exception e) {
                    failed.increment();
                    throw e;
                }
                acknowledged = event.sequence();
                count++;
                sent.increment();
            }
        }
    }
}
