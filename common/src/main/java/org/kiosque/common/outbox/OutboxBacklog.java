package org.kiosque.common.outbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Which documents have something to tell, and since when; the gauges say it as of the last look. */
final class OutboxBacklog {

    /** Exists only while something is pending, which keeps its index small. */
    static final String SINCE = Outbox.FIELD + ".since";

    private static final Logger log = LoggerFactory.getLogger(OutboxBacklog.class);
    private static final Duration INDEX_PAUSE = Duration.ofSeconds(30);
    private static final Criteria PENDING = where(SINCE).exists(true);

    private final MongoOperations mongo;
    private final String collection;
    private final String topic;
    private final int batchSize;
    private final InstantSource clock;

    private volatile boolean indexed;
    private volatile @Nullable Instant indexTried;
    private volatile long pending;
    private volatile @Nullable Instant oldest;

    OutboxBacklog(OutboxRelays with, String collection, String topic) {
        this.mongo = with.mongo();
        this.collection = collection;
        this.topic = topic;
        this.batchSize = with.properties().batchSize();
        this.clock = with.clock();
        Gauge.builder("outbox.pending", this, backlog -> backlog.pending)
                .description("documents with events that wait for the broker, as of the last poll")
                .tag("topic", topic)
                .tag("collection", collection)
                .register(with.meters());
        Gauge.builder("outbox.oldest.age", this, OutboxBacklog::oldestAgeInSeconds)
                .description("age of the oldest event that waits for the broker, as of the last poll")
                .baseUnit("seconds")
                .tag("topic", topic)
                .tag("collection", collection)
                .register(with.meters());
    }

    /**
     * @param letAlone ids of documents that are not due though they have something to tell; nor are those that a relay holds
     * @return ids, the oldest event first, no more than one batch
     */
    List<String> due(Set<String> letAlone) {
        ensureIndex();
        Criteria due = letAlone.isEmpty()
                ? PENDING
                : where(SINCE).exists(true).and("_id").nin(letAlone);
        List<Document> found = oldestFirst(due, batchSize);
        List<Document> first = letAlone.isEmpty() ? found : oldestFirst(PENDING, 1);
        oldest = first.isEmpty() ? null : sinceOf(first.getFirst());
        pending =
                letAlone.isEmpty() && found.size() < batchSize ? found.size() : mongo.count(query(PENDING), collection);
        Instant now = clock.instant();
        return found.stream()
                .filter(document -> !isHeld(document, now))
                .map(document -> document.getString("_id"))
                .toList();
    }

    private List<Document> oldestFirst(Criteria due, int most) {
        Query query = query(due).with(Sort.by(SINCE)).limit(most);
        query.fields().include("_id", SINCE, OutboxDrain.HELD_UNTIL);
        return mongo.find(query, Document.class, collection);
    }

    private static boolean isHeld(Document document, Instant now) {
        return document.get(Outbox.FIELD) instanceof Document outbox
                && outbox.get("hold") instanceof Document hold
                && hold.getDate("until").toInstant().isAfter(now);
    }

    private static @Nullable Instant sinceOf(Document document) {
        return document.get(Outbox.FIELD) instanceof Document outbox && outbox.getDate("since") != null
                ? outbox.getDate("since").toInstant()
                : null;
    }

    private double oldestAgeInSeconds() {
        Instant since = oldest;
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    /** Without its index a look takes longer, but events leave all the same. */
    private void ensureIndex() {
        Instant now = clock.instant();
        Instant tried = indexTried;
        if (indexed || (tried != null && now.isBefore(tried.plus(INDEX_PAUSE)))) {
            return;
        }
        indexTried = now;
        try {
            mongo.indexOps(collection).createIndex(new Index(SINCE, Sort.Direction.ASC).sparse());
            indexed = true;
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("topic", topic).log("Cannot create the outbox's index yet: {}", e.toString());
        }
    }
}
