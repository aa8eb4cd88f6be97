package org.kiosque.common.outbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.TransientFailures;
import org.kiosque.common.outbox.Outbox.PendingEvent;
import org.kiosque.common.time.BackgroundLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the pending events of one kind of aggregate to Kafka: at least once, those of one aggregate in order.
 *
 * <p>It is nudged in-process after each save, and also polls, so that a crash between the save and the sending only
 * delays. Any number of replicas may relay at the same time: each takes a lease on a document before it sends anything of
 * it. What was acknowledged is pulled from the document without touching its version; if a state that was read before is
 * saved after the pull, its events come back and are sent again, which consumers ignore by their sequence. A document
 * whose events fail rests before the next try, up to half a minute, so that it holds up no other. What is nudged while all
 * hands are full goes together: as many leases, look-ups and removals as there are documents, by one command each. A document
 * that is made with a {@linkplain #hold hold} needs neither lease nor look-up for its first events.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int DOCUMENTS_AT_ONCE = 256;

    /** One that waits for the broker must not hold up all others. */
    private static final int ROUNDS_AT_ONCE = 4;

    private static final int DOCUMENTS_A_ROUND = 64;

    private final Class<? extends HasOutbox> aggregate;
    private final String topic;
    private final OutboxProperties properties;
    private final InstantSource clock;
    private final OutboxDrain drain;
    private final OutboxBacklog backlog;
    private final BackgroundLoop poll;

    private final Semaphore rounds = new Semaphore(ROUNDS_AT_ONCE);
    /** Nudged, and not yet at work: those that come while all rounds are busy go together. */
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    /** Documents that wait or are at work here; the value turns true when a nudge arrives meanwhile. */
    private final ConcurrentHashMap<String, Boolean> atWork = new ConcurrentHashMap<>();

    /** Of those, what was just written for this relay alone, and not yet taken up. */
    private final ConcurrentHashMap<String, Outbox> held = new ConcurrentHashMap<>();

    private final SendBackoff backoff = new SendBackoff();

    private volatile @Nullable ExecutorService workers;

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

    OutboxRelay(OutboxRelays with, Class<? extends HasOutbox> aggregate, String topic, String called) {
        this.aggregate = aggregate;
        this.topic = topic;
        this.properties = with.properties();
        this.clock = with.clock();
        String collection = with.mongo().getCollectionName(aggregate);
        this.drain = new OutboxDrain(with, collection, topic);
        this.backlog = new OutboxBacklog(with, collection, called);
        this.poll = new BackgroundLoop("outbox-" + called + "-poll", this::look);
    }

    /**
     * For a document that is about to be made: keeps its first events for this relay, which sends them as soon as they are
     * stored ({@link AfterSave} tells it). If it dies, others wait for half the time of a lease.
     *
     * @return the outbox to be stored with the document; the same when this relay has its hands full, or does not run
     */
    public Outbox hold(Outbox first) {
        if (first.pending().isEmpty() || workers == null || atWork.mappingCount() >= DOCUMENTS_AT_ONCE) {
            return first;
        }
        Instant until = clock.instant().plus(properties.lease().dividedBy(2));
        return first.heldBy(new Outbox.Hold(drain.owner(), until));
    }

    /** Sends the document's events soon; harmless when there are none, or when it comes twice. Never blocks. */
    public void nudge(String id) {
        ExecutorService running = workers;
        if (running == null || running.isShutdown()) {
            return; // the poller of the next start, or of another replica, will find it
        }
        if (atWork.putIfAbsent(id, false) != null) {
            atWork.replace(id, true);
        } else if (atWork.mappingCount() <= DOCUMENTS_AT_ONCE || held.containsKey(id)) {
            waiting.add(id);
            startRound(running);
        } else {
            atWork.remove(id); // plenty to do: the poller comes back to it
        }
    }

    /** It has just been stored as it is here. */
    void saved(HasOutbox aggregate) {
        Outbox.Hold hold = aggregate.outbox().hold();
        if (hold != null && hold.by().equals(drain.owner()) && workers != null) {
            held.put(aggregate.id(), aggregate.outbox());
        }
        nudge(aggregate.id());
    }

    private void startRound(ExecutorService running) {
        if (!rounds.tryAcquire()) {
            return; // whoever has one looks again before it gives it back, and after
        }
        try {
            running.execute(() -> rounds(running));
        } catch (RejectedExecutionException stopping) {
            // The change is stored, and whoever made it must not hear of this: the next start sends its events.
            rounds.release();
            leaveAll();
        }
    }

    private void leaveAll() {
        for (String id = waiting.poll(); id != null; id = waiting.poll()) {
            done(id);
        }
    }

    private void rounds(ExecutorService running) {
        try {
            List<String> ids = together();
            while (!ids.isEmpty()) {
                if (ids.size() == 1 && !held.containsKey(ids.getFirst())) {
                    work(ids.getFirst());
                } else {
                    work(ids);
                }
                if (running.isShutdown()) {
                    leaveAll();
                }
                ids = together();
            }
        } finally {
            rounds.release();
        }
        if (!waiting.isEmpty()) {
            startRound(running);
        }
    }

    private List<String> together() {
        List<String> ids = new ArrayList<>();
        for (String id = waiting.poll(); id != null; id = waiting.poll()) {
            ids.add(id);
            if (ids.size() == DOCUMENTS_A_ROUND) {
                break;
            }
        }
        return ids;
    }

    private void done(String id) {
        held.remove(id);
        atWork.remove(id);
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
            backoff.succeeded(id);
        } catch (Exception e) {
            failed(id, e);
        } finally {
            done(id);
        }
    }

    private void work(List<String> ids) {
        List<String> again = ids;
        Set<String> resting = new HashSet<>();
        try {
            do {
                again.forEach(id -> atWork.replace(id, false));
                Map<String, Exception> failures = drain.drain(again, heldOf(again));
                failures.forEach(this::failed);
                resting.addAll(failures.keySet());
                again.stream().filter(id -> !resting.contains(id)).forEach(backoff::succeeded);
                again = ids.stream()
                        .filter(id -> !resting.contains(id) && Boolean.TRUE.equals(atWork.get(id)))
                        .toList();
            } while (!again.isEmpty() && isRunning());
        } catch (RuntimeException e) {
            again.forEach(id -> failed(id, e));
        } finally {
            ids.forEach(this::done);
        }
    }

    private Map<String, Outbox> heldOf(List<String> ids) {
        Map<String, Outbox> some = new HashMap<>();
        for (String id : ids) {
            Outbox outbox = held.remove(id);
            if (outbox != null) {
                some.put(id, outbox);
            }
        }
        return some;
    }

    private void failed(String id, Exception e) {
        backoff.failed(id, passes(e), clock.instant());
        log.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("aggregate", id)
                .log("Events wait for the next try: {}", e.toString());
    }

    private static boolean passes(Exception e) {
        return e instanceof IOException || e instanceof TimeoutException || TransientFailures.causedBy(e);
    }

    /** @see OutboxDrain#drain */
    int drain(String id) throws Exception {
        return drain.drain(id);
    }

    private Duration look() {
        try {
            backlog.due(backoff.at(clock.instant())).forEach(this::nudge);
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("topic", topic).log("Cannot look for pending events: {}", e.toString());
        }
        return properties.pollInterval();
    }

    @Override
    public synchronized void start() {
        if (workers == null) {
            workers = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("outbox-" + topic + "-", 0).factory());
            poll.start();
        }
    }

    @Override
    public synchronized void stop() {
        poll.stop();
        ExecutorService finishing = workers;
        workers = null;
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
        return poll.isRunning();
    }
}
