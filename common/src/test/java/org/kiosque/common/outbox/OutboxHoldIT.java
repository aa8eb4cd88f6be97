package org.kiosque.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestMongo;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A document that is made with a hold: its first events leave without a lease. */
class OutboxHoldIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final OutboxProperties PROPERTIES =
            new OutboxProperties(Duration.ofMillis(50), 3, Duration.ofSeconds(10), Duration.ofMinutes(10));

    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-02T10:15:00Z"));
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestMongo.freshDatabase()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent started) {
                    commands.add(started.getCommand().toJson());
                }
            })
            .build());
    private final MongoTemplate mongo = new MongoTemplate(client, "of-outbox-holds");

    @AfterEach
    void stop() {
        relays.forEach(OutboxRelay::stop);
        mongo.getDb().drop();
        client.close();
    }

    private OutboxRelay started(OutboxRelay.EventSender sender, InstantSource clock) {
        OutboxRelay relay = new OutboxRelays(mongo, sender, PROPERTIES, clock, new SimpleMeterRegistry())
                .relay(Note.class, "notes");
        relays.add(relay);
        relay.start();
        return relay;
    }

    private OutboxRelay started(InstantSource clock) {
        return started((_, event) -> sent.add(words(event)), clock);
    }

    private static String words(Outbox.PendingEvent event) {
        return event.subject() + "#" + (event.sequence() - Note.TIME.toEpochMilli() + 1);
    }

    private Note made(String id, OutboxRelay relay) {
        Note note = Note.of(id).saying("1");
        return mongo.insert(new Note(id, null, note.text(), relay.hold(note.outbox())));
    }

    private Document outboxOf(String id) {
        return mongo.findById(id, Document.class, "notes").get("outbox", Document.class);
    }

    @Test
    void itsFirstEventsLeaveWithoutALease() {
        OutboxRelay relay = started(InstantSource.system());
        started(InstantSource.system()); // another replica, which looks and leaves them alone

        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            relay.saved(made("n" + number, relay));
            expected.add("n" + number + "#1");
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(sent).hasSize(20));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mongo.findAll(Document.class, "notes"))
                        .allSatisfy(note -> assertThat(note.get("outbox", Document.class))
                                .doesNotContainKeys("since", "hold")
                                .containsEntry("pending", List.of())));
        assertThat(sent).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(commands).noneMatch(command -> command.contains("outboxLeases"));
    }

    @Test
    void ifItsRelayDiesOthersSendThemWhenTheHoldEnds() throws Exception {
        OutboxRelay dead = started(now::get);
        made("a", dead);
        dead.stop();
        OutboxRelay living = started((_, _) -> {}, now::get);
        living.stop(); // only does what it is told here

        assertThat(living.drain("a")).isZero();
        now.updateAndGet(time -> time.plus(PROPERTIES.lease().dividedBy(2)));
        assertThat(living.drain("a")).isEqualTo(1);
        assertThat(outboxOf("a")).doesNotContainKeys("since", "hold");
    }

    @Test
    void whatCouldNotBeSentIsAnybodysAtOnce() {
        OutboxRelay relay = started(
                (_, _) -> {
                    throw new IOException("broker is away");
                },
                now::get);
        OutboxRelay other = started(now::get); // time stands still: only a hold that is given back ends

        relay.saved(made("a", relay));

        await().atMost(SOON).untilAsserted(() -> assertThat(sent).contains("a#1"));
        assertThat(other.isRunning()).isTrue();
    }

    @Test
    void whatHappensWhileTheyAreOnTheirWayFollowsThem() throws Exception {
        var onTheWay = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        OutboxRelay relay = started(
                (_, event) -> {
                    onTheWay.countDown();
                    assertThat(proceed.await(SOON.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();
                    sent.add(words(event));
                },
                InstantSource.system());
        OutboxRelay other = started(InstantSource.system());
        Note first = made("a", relay);
        relay.saved(first);
        assertThat(onTheWay.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        mongo.save(first.saying("2"));
        other.nudge("a");
        assertThat(other.drain("a")).isZero();
        proceed.countDown();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(outboxOf("a"))
                        .doesNotContainKeys("since", "hold")
                        .containsEntry("pending", List.of()));
        assertThat(sent).startsWith("a#1").endsWith("a#2");
    }

    @Test
    void aRelayThatDoesNotRunHoldsNothing() {
        OutboxRelay relay = started(now::get);
        relay.stop();

        assertThat(relay.hold(Note.of("a").saying("1").outbox()).hold()).isNull();
        assertThat(relay.hold(Outbox.empty()).hold()).isNull();
    }
}
