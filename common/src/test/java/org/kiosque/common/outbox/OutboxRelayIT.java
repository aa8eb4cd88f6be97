package org.kiosque.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestMongo;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.UpdateDefinition;

class OutboxRelayIT {

    private static final OutboxProperties PROPERTIES =
            new OutboxProperties(Duration.ofMillis(50), 3, Duration.ofSeconds(10), Duration.ofSeconds(30));

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<OutboxRelay> relays = new ArrayList<>();
    private MongoClient client;
    private MongoTemplate mongo;

    @BeforeEach
    void connect() {
        client = MongoClients.create(TestMongo.database("unused"));
        mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.freshDatabase()));
    }

    @AfterEach
    void stop() {
        relays.forEach(OutboxRelay::stop);
        client.close();
    }

    private OutboxRelay relay(OutboxRelay.EventSender sender) {
        return relay(sender, InstantSource.system());
    }

    private OutboxRelay relay(OutboxRelay.EventSender sender, InstantSource clock) {
        var relay = new OutboxRelays(mongo, sender, PROPERTIES, clock, meters).relay(Note.class, "notes");
        relays.add(relay);
        return relay;
    }

    private static String words(Outbox.PendingEvent event) {
        return event.subject() + "#" + (event.sequence() - Note.TIME.toEpochMilli() + 1);
    }

    private Document stored(String id) {
        return mongo.findOne(query(where("_id").is(id)), Document.class, "notes");
    }

    @Test
    void eventsOfOneAggregateLeaveInOrderAndAreForgottenWithoutTouchingTheVersion() {
        Note saved = mongo.save(Note.of("a").saying("1").saying("2").saying("3"));

        relay((_, event) -> sent.add(words(event))).start();

        await().untilAsserted(() -> assertThat(stored("a").get("outbox", Document.class))
                .doesNotContainKey("since")
                .containsEntry("pending", List.of()));
        assertThat(sent).containsExactly("a#1", "a#2", "a#3");
        assertThat(stored("a").getLong("version")).isEqualTo(saved.version());
        mongo.save(saved.saying("4")); // no conflict for who had read it before
        await().untilAsserted(() -> assertThat(sent).endsWith("a#4"));
    }

    @Test
    void aFailureStopsTheAggregateAtThatEventAndItIsTriedAgain() {
        var down = new AtomicBoolean(true);
        mongo.save(Note.of("a").saying("1").saying("2").saying("3"));
        relay((_, event) -> {
                    if (words(event).equals("a#2") && down.get()) {
                        throw new IOException("broker is away");
                    }
                    sent.add(words(event));
                })
                .start();

        await().until(() -> meters.counter("outbox.failed", "topic", "notes").count() > 2);
        assertThat(sent).containsExactly("a#1");
        assertThat(stored("a").get("outbox", Document.class).getList("pending", Document.class))
                .hasSize(2);
        await().until(() -> meters.get("outbox.pending").gauge().value() == 1);

        down.set(false);
        await().untilAsserted(() -> assertThat(sent).containsExactly("a#1", "a#2", "a#3"));
        await().until(() -> meters.get("outbox.pending").gauge().value() == 0);
    }

    @Test
    void documentsThatCannotBeServedHoldUpNoOther() {
        for (int n = 0; n < 2 * PROPERTIES.batchSize(); n++) {
            mongo.save(Note.of("bad" + n).saying("1"));
        }
        mongo.save(Note.of("good").saying("1").saying("2"));
        var tries = new AtomicInteger();
        relay((_, event) -> {
                    if (event.subject().startsWith("bad")) {
                        tries.incrementAndGet();
                        throw new IllegalArgumentException("too large");
                    }
                    sent.add(words(event));
                })
                .start();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(sent).containsExactly("good#1", "good#2"));
        await().until(() -> meters.get("outbox.pending").gauge().value() == 2 * PROPERTIES.batchSize());
        assertThat(meters.get("outbox.oldest.age").gauge().value()).isPositive();
        int before = tries.get();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        // At 50 ms a look, 6 documents would be tried 240 times in this time.
        assertThat(tries.get() - before).isBetween(1, 30);
    }

    @Test
    void aStoreThatRefusesTheIndexDoesNotStopTheSending() {
        // The same name for another index: MongoDB will not have both.
        mongo.indexOps("notes").createIndex(new Index("text", Sort.Direction.ASC).named("outbox.since_1"));
        mongo.save(Note.of("a").saying("1"));

        relay((_, event) -> sent.add(words(event))).start();

        await().untilAsserted(() -> assertThat(sent).containsExactly("a#1"));
    }

    @Test
    void whoeverSavesWhileTheRelayStopsNeverHearsOfIt() throws Exception {
        for (int round = 0; round < 40; round++) {
            OutboxRelay relay = relay((_, event) -> sent.add(words(event)));
            relay.start();
            var start = new CyclicBarrier(5);
            try (var savers = Executors.newFixedThreadPool(4)) {
                List<Future<?>> all = new ArrayList<>();
                for (int saver = 0; saver < 4; saver++) {
                    String id = "n" + saver;
                    all.add(savers.submit(() -> {
                        start.await();
                        for (int n = 0; n < 300; n++) {
                            relay.nudge(id + "-" + n);
                        }
                        return null;
                    }));
                }
                start.await();
                relay.stop();
                for (Future<?> one : all) {
                    one.get();
                }
            }
        }
    }

    @Test
    void theLeaseIsGivenBackEvenWhenNothingCanBeForgotten() throws Exception {
        mongo.save(Note.of("a").saying("1"));
        MongoTemplate forgetful = spy(mongo);
        doThrow(new DataAccessResourceFailureException("store is away"))
                .when(forgetful)
                .updateFirst(
                        any(org.springframework.data.mongodb.core.query.Query.class),
                        any(UpdateDefinition.class),
                        eq("notes"));
        var relay = new OutboxRelays(
                        forgetful, (_, event) -> sent.add(words(event)), PROPERTIES, InstantSource.system(), meters)
                .relay(Note.class, "notes");

        assertThatThrownBy(() -> relay.drain("a")).isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(mongo.getCollection("outboxLeases").countDocuments()).isZero();
    }

    @Test
    void twoReplicasNeverSendOneAggregatesEventsAtTheSameTime() {
        int notes = 40;
        for (int i = 0; i < notes; i++) {
            mongo.save(Note.of("n" + i).saying("1").saying("2").saying("3"));
        }

        OutboxRelay.EventSender sender = (_, event) -> sent.add(words(event));
        relay(sender).start();
        relay(sender).start();

        await().until(() -> mongo.count(query(where("outbox.since").exists(true)), "notes") == 0);
        for (int i = 0; i < notes; i++) {
            String id = "n" + i;
            assertThat(sent.stream().filter(event -> event.startsWith(id + "#")))
                    .containsExactly(id + "#1", id + "#2", id + "#3");
        }
    }

    @Test
    void whatIsSavedWhileAllHandsAreFullGoesTogether() throws Exception {
        var commands = new ConcurrentLinkedQueue<String>();
        var counted = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestMongo.freshDatabase()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent started) {
                        commands.add(started.getCommandName());
                    }
                })
                .build());
        mongo = new MongoTemplate(counted, "of-one-test");
        var full = new CountDownLatch(4);
        var proceed = new CountDownLatch(1);
        OutboxRelay relay = relay((_, event) -> {
            if (event.subject().startsWith("first")) {
                full.countDown();
                assertThat(proceed.await(20, TimeUnit.SECONDS)).isTrue();
            } else if (event.subject().equals("n7")) {
                throw new IllegalArgumentException("too large");
            }
            sent.add(words(event));
        });
        relay.start();
        await().until(() -> meters.get("outbox.pending").gauge().value() == 0 && !commands.isEmpty());
        for (int i = 0; i < 4; i++) {
            mongo.save(Note.of("first" + i).saying("1"));
            relay.nudge("first" + i);
        }
        assertThat(full.await(20, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 40; i++) {
            mongo.save(Note.of("n" + i).saying("1").saying("2"));
            relay.nudge("n" + i);
        }
        commands.clear();
        proceed.countDown();

        await().until(() -> mongo.count(query(where("outbox.since").exists(true)), "notes") == 1);
        assertThat(commands.stream().filter("delete"::equals).count()) // the leases that are given back
                .isLessThan(15);
        for (int i = 0; i < 40; i++) {
            String id = "n" + i;
            assertThat(sent.stream().filter(event -> event.startsWith(id + "#")))
                    .containsExactlyElementsOf(i == 7 ? List.of() : List.of(id + "#1", id + "#2"));
        }
        relay.stop();
        mongo.getDb().drop();
        counted.close();
    }

    @Test
    void theLeaseOfADeadReplicaRunsOut() throws Exception {
        var now = new AtomicReference<>(Instant.parse("2026-11-02T10:15:00Z"));
        mongo.save(Note.of("a").saying("1"));
        new OutboxLeases(mongo, now::get, PROPERTIES.lease()).acquire("a");
        OutboxRelay living = relay((_, event) -> sent.add(words(event)), now::get);

        assertThat(living.drain("a")).isZero();
        now.updateAndGet(time -> time.plus(PROPERTIES.lease()));
        assertThat(living.drain("a")).isZero();
        now.updateAndGet(time -> time.plusMillis(1));
        assertThat(living.drain("a")).isEqualTo(1);
        assertThat(sent).containsExactly("a#1");
    }

    @Test
    void anAggregateSavedWhileItsEventsAreOnTheirWayLosesNothing() throws Exception {
        var onTheWay = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        OutboxRelay relay = relay((_, event) -> {
            sent.add(words(event));
            onTheWay.countDown();
            proceed.await(5, TimeUnit.SECONDS);
        });
        Note first = mongo.save(Note.of("a").saying("1"));
        relay.start();
        onTheWay.await(5, TimeUnit.SECONDS);

        mongo.save(first.saying("2")); // writes the first event back, too
        relay.nudge("a");
        proceed.countDown();

        await().untilAsserted(() ->
                assertThat(stored("a").get("outbox", Document.class)).doesNotContainKey("since"));
        assertThat(sent).startsWith("a#1").endsWith("a#2");
        assertThat(sent.stream().distinct()).containsExactly("a#1", "a#2");
    }

    @Test
    void aRelayThatRunsOutOfItsLeaseLeavesTheRestToTheNextRound() throws Exception {
        var now = new AtomicReference<>(Instant.parse("2026-11-02T10:15:00Z"));
        mongo.save(Note.of("a").saying("1").saying("2").saying("3"));
        OutboxRelay slow = relay(
                (_, event) -> {
                    sent.add(words(event));
                    now.updateAndGet(time -> time.plusSeconds(21));
                },
                now::get);

        assertThat(slow.drain("a")).isEqualTo(1);
        assertThat(slow.drain("a")).isEqualTo(1);
        assertThat(slow.drain("a")).isEqualTo(1);
        assertThat(sent).containsExactly("a#1", "a#2", "a#3");
    }

    @Test
    void twoWritersOfOneVersionMeetAConflictAndOnlyTheWinnersEventIsStored() {
        Note read = mongo.save(Note.of("a").saying("1"));

        mongo.save(read.saying("winner"));

        assertThatThrownBy(() -> mongo.save(read.saying("loser")))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(stored("a").get("outbox", Document.class).getList("pending", Document.class))
                .extracting(event -> event.getLong("sequence"))
                .containsExactly(Note.TIME.toEpochMilli(), Note.TIME.toEpochMilli() + 1);
    }
}
