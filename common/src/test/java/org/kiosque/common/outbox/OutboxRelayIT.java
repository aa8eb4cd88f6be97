package org.kiosque.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestMongo;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class OutboxRelayIT {

    private static final OutboxProperties PROPERTIES =
            new OutboxProperties(Duration.ofMillis(50), 100, Duration.ofMillis(400), Duration.ofMillis(1000));

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
        var relay = new OutboxRelay(mongo, Note.class, "notes", sender, PROPERTIES, clock, meters);
        relays.add(relay);
        return relay;
    }

    private static String words(Outbox.PendingEvent event) {
        return event.subject() + "#" + event.sequence();
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
        var down = new boolean[] {true};
        mongo.save(Note.of("a").saying("1").saying("2").saying("3"));
        relay((_, event) -> {
                    if (event.sequence() == 2 && down[0]) {
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

        down[0] = false;
        await().untilAsserted(() -> assertThat(sent).containsExactly("a#1", "a#2", "a#3"));
        await().until(() -> meters.get("outbox.pending").gauge().value() == 0);
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
    void theLeaseOfADeadReplicaRunsOut() throws Exception {
        mongo.save(Note.of("a").saying("1"));
        new OutboxLeases(mongo, InstantSource.system(), PROPERTIES.lease()).acquire("a");
        OutboxRelay living = relay((_, event) -> sent.add(words(event)));

        assertThat(living.drain("a")).isZero();

        living.start();
        await().untilAsserted(() -> assertThat(sent).containsExactly("a#1"));
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
        var now = new Instant[] {Instant.parse("2026-11-02T10:15:00Z")};
        mongo.save(Note.of("a").saying("1").saying("2").saying("3"));
        OutboxRelay slow = relay(
                (_, event) -> {
                    sent.add(words(event));
                    now[0] = now[0].plusMillis(700);
                },
                () -> now[0]);

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
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 2).mapToObj(Long::valueOf).toList());
    }
}
