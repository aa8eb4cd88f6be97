package org.kiosque.common.outbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.outbox.Outbox.PendingEvent;
import org.kiosque.common.store.TransientFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Brings the pending events of one kind of aggregate to Kafka: at least once, those of one aggregate in order.
 *
 * <p>It is nudged in-process after each save, and also polls, so that a crash between the save and the sending only
 * delays. Replicas share the work by leases. What Kafka has acknowledged is pulled from the document without touching
 * the aggregate's version, so that no editor meets a conflict that is none; if an aggregate that was read before is
 * saved after the pull, its events come back and are sent again, which consumers ignore by their sequence. A document
 * whose events fail rests before the next try, up to half a minute, so that it holds up no other.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int DOCUMENTS_AT_ONCE = 64;
    private static final Duration INDEX_PAUSE = Duration.ofSeconds(30);
    private static final String SINCE = Outbox.FIELD + ".since";
    private static final String PENDING = Outbox.FIELD + ".pending";
    private static final String SEQUENCE = Outbox.FIELD + ".sequence";

    private final MongoOperations mongo;
    private final Class<? extends EmitsEvents> aggregate;
    private final String topic;
    private final EventSender sender;
    private final OutboxProperties properties;
    private final InstantSource clock;
    private final OutboxLeases leases;
    private final Counter sent;
    private final Counter failed;

    private final Semaphore places = new Semaphore(DOCUMENTS_AT_ONCE);
    /** Documents at work here; the value turns true when a nudge arrives meanwhile. */
    private final ConcurrentHashMap<String, Boolean> atWork = new ConcurrentHashMap<>();

    private final Resting resting = new Resting();

    private volatile @Nullable ExecutorService workers;
    private volatile @Nullable Thread poller;
    private volatile long pending;
    private volatile @Nullable Instant oldest;

    /** Puts one event on the wire and waits for the broker's acknowledgement. */
    @FunctionalInterface
    public interface EventSender {

        /**
         * @throws IOException or {@link TimeoutException} when the broker did not acknowledge in time: whether it has the
         *     event is then unknown, and it is tried again soon
         * @throws Exception when it is this very event that cannot be sent: it is tried again, too, but ever more rarely
         */
        void send(String topic, PendingEvent event) throws Exception;
    }

    public OutboxRelay(
            MongoOperations mongo,
            Class<? extends EmitsEvents> aggregate,
            String topic,
            EventSender sender,
            OutboxProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.aggregate = aggregate;
        this.topic = topic;
        this.sender = sender;
        this.properties = properties;
        this.clock = clock;
        this.leases = new OutboxLeases(mongo, clock, properties.lease());
        this.sent = Counter.builder("outbox.sent")
                .description("events acknowledged by the broker")
                .tag("topic", topic)
                .register(meters);
        this.failed = Counter.builder("outbox.failed")
                .description("sendings that failed and will be repeated")
                .tag("topic", topic)
                .register(meters);
        Gauge.builder("outbox.pending", this, relay -> relay.pending)
                .description("documents with events that wait for the broker, as of the last poll")
                .tag("topic", topic)
                .register(meters);
        Gauge.builder("outbox.oldest.age", this, OutboxRelay::oldestAgeInSeconds)
                .description("age of the oldest event that waits for the broker, as of the last poll")
                .baseUnit("seconds")
                .tag("topic", topic)
                .register(meters);
    }

    /** Sends the document's events soon; harmless when there are none, or when it comes twice. Never blocks. */
    public void nudge(String id) {
        ExecutorService running = workers;
        if (running == null || running.isShutdown()) {
            return; // the poller of the next start, or of another replica, will find it
        }
        if (atWork.putIfAbsent(id, false) == null) {
            if (places.tryAcquire()) {
                start(running, id);
            } else {
                atWork.remove(id); // plenty to do: the poller comes back to it
            }
        } else {
            atWork.replace(id, true);
        }
    }

    private void start(ExecutorService running, String id) {
        try {
            running.execute(() -> work(id));
        } catch (RejectedExecutionException stopping) {
            // The change is stored, and whoever made it must not hear of this: the next start sends its events.
            atWork.remove(id);
            places.release();
        }
    }

    boolean emits(Object document) {
        return aggregate.isInstance(document);
    }

    private void work(String id) {
        try {
            boolean again;
            do {
                atWork.replace(id, false);
                drain(id);
                again = Boolean.TRUE.equals(atWork.get(id));
            } while (again && isRunning());
            resting.succeeded(id);
        } catch (Exception e) {
            resting.failed(id, passes(e), clock.instant());
            log.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("aggregate", id)
                    .log("Events wait for the next try: {}", e.toString());
        } finally {
            atWork.remove(id);
            places.release();
        }
    }

    private static boolean passes(Exception e) {
        return e instanceof IOException || e instanceof TimeoutException || TransientFailures.causedBy(e);
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
                if (clock.instant().plus(properties.sendTimeout()).isAfter(until)) {
                    break; // the rest under a fresh lease
                }
                sender.send(topic, event);
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
        Document found = mongo.findOne(byId, Document.class, mongo.getCollectionName(aggregate));
        if (found == null || !(found.get(Outbox.FIELD) instanceof Document outbox)) {
            return List.of();
        }
        return mongo.getConverter().read(Outbox.class, outbox).pending();
    }

    private void forget(String id, long acknowledged) {
        String collection = mongo.getCollectionName(aggregate);
        boolean nothingNewer = mongo.updateFirst(
                                query(where("_id").is(id).and(SEQUENCE).is(acknowledged)),
                                new Update().set(PENDING, List.of()).unset(SINCE),
                                collection)
                        .getMatchedCount()
                > 0;
        if (!nothingNewer) {
            var upTo = new Document("sequence", new Document("$lte", acknowledged));
            mongo.updateFirst(query(where("_id").is(id)), new Update().pull(PENDING, upTo), collection);
        }
    }

    private void poll() {
        boolean indexed = false;
        long indexTried = 0;
        while (isRunning()) {
            // Without its index a look takes longer, but events leave all the same.
            if (!indexed && (indexTried == 0 || System.nanoTime() - indexTried > INDEX_PAUSE.toNanos())) {
                indexed = createdIndex();
                indexTried = System.nanoTime();
            }
            try {
                look();
            } catch (Exception e) {
                log.atWarn().addKeyValue("topic", topic).log("Cannot look for pending events: {}", e.toString());
            }
            LockSupport.parkNanos(properties.pollInterval().toNanos());
        }
    }

    private void look() {
        Set<String> letAlone = resting.at(clock.instant());
        Criteria due = where(SINCE).exists(true);
        List<Document> found =
                oldestFirst(letAlone.isEmpty() ? due : due.and("_id").nin(letAlone), properties.batchSize());
        if (letAlone.isEmpty()) {
            oldest = found.isEmpty() ? null : sinceOf(found.getFirst());
        } else {
            List<Document> first = oldestFirst(where(SINCE).exists(true), 1);
            oldest = first.isEmpty() ? null : sinceOf(first.getFirst());
        }
        pending = letAlone.isEmpty() && found.size() < properties.batchSize()
                ? found.size()
                : mongo.count(query(where(SINCE).exists(true)), mongo.getCollectionName(aggregate));
        for (Document document : found) {
            nudge(document.getString("_id"));
        }
    }

    private List<Document> oldestFirst(Criteria due, int most) {
        Query query = query(due).with(Sort.by(SINCE)).limit(most);
        query.fields().include("_id", SINCE);
        return mongo.find(query, Document.class, mongo.getCollectionName(aggregate));
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

    private boolean createdIndex() {
        try {
            mongo.indexOps(mongo.getCollectionName(aggregate))
                    .createIndex(new Index(SINCE, Sort.Direction.ASC).sparse());
            return true;
        } catch (Exception e) {
            log.atWarn().addKeyValue("topic", topic).log("Cannot create the outbox's index yet: {}", e.toString());
            return false;
        }
    }

    @Override
    public synchronized void start() {
        if (poller == null) {
            workers = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("outbox-" + topic + "-", 0).factory());
            Thread started =
                    Thread.ofVirtual().name("outbox-" + topic + "-poll").unstarted(this::poll);
            poller = started;
            started.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread stopping = poller;
        poller = null;
        if (stopping != null) {
            LockSupport.unpark(stopping);
        }
        ExecutorService finishing = workers;
        if (finishing != null) {
            finishing.shutdown();
            try {
                if (!finishing.awaitTermination(properties.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                    finishing.shutdownNow();
                }
            } catch (InterruptedException e) {
                finishing.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return poller != null;
    }
}
