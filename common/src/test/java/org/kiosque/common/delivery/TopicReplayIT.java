package org.kiosque.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.delivery.TopicReplay.Start;
import org.kiosque.common.testing.Neighbours;
import org.kiosque.common.testing.TestKafka;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class TopicReplayIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final String name = "test-" + UUID.randomUUID();
    private final String articles = name + "-articles";
    private final String translations = name + "-translations";
    private final Notes notes = new Notes();
    private final TopicReplay replay = replay(Start.BEGINNING, TestKafka.bootstrapServers());

    /** Writes down the keys that it hears, and fails at some as told. */
    private static class Notes implements TopicReplay.Listener {

        private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
        private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
        private volatile List<String> seen = List.of();
        private volatile List<String> seenWhenCaughtUp = List.of();
        private volatile CountDownLatch slow = new CountDownLatch(0);
        private volatile boolean failsToRefresh;
        private volatile boolean caughtUp;
        private volatile boolean abandoned;
        private volatile int beginnings = 1;

        @Override
        public boolean hear(ConsumerRecord<String, @Nullable CloudEvent> record) throws IOException {
            try {
                assertThat(slow.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            switch (failures.remove(record.key())) {
                case null -> {
                    heard.add(record.key());
                    return true;
                }
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable other -> throw new AssertionError(other);
            }
        }

        @Override
        public void refresh() {
            if (failsToRefresh) {
                failsToRefresh = false;
                throw new IllegalStateException("not now");
            }
            seen = List.copyOf(heard);
        }

        @Override
        public void caughtUp() {
            seenWhenCaughtUp = seen;
            caughtUp = true;
        }

        @Override
        public void startAgain() {
            heard.clear();
            beginnings++;
        }

        @Override
        public void abandoned() {
            abandoned = true;
        }
    }

    private TopicReplay replay(Start start, String broker) {
        var kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(broker));
        kafka.getConsumer().setGroupId("not-used");
        kafka.getConsumer().setKeyDeserializer(StringDeserializer.class);
        kafka.getConsumer().setValueDeserializer(CloudEventDeserializer.class);
        kafka.getConsumer().getProperties().put("metadata.max.age.ms", "200");
        return new TopicReplay(name, List.of(articles, translations), start, kafka, LOOK, notes);
    }

    @AfterEach
    void stop() {
        replay.stop();
    }

    @Test
    void whatTheTopicsHoldIsSeenBeforeItHasCaughtUpAndWhatComesLaterFollows() {
        create(3, articles, translations);
        tell(articles, "a", 20);
        tell(translations, "t", 20);
        assertThat(replay.isCurrent()).isFalse();

        replay.start();

        await().atMost(SOON).until(replay::isCurrent);
        assertThat(notes.seenWhenCaughtUp).hasSize(40).doesNotHaveDuplicates();
        tell(translations, "later", 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(notes.seen).hasSize(41).endsWith("later-0"));
        replay.stop();
        assertThat(replay.isCurrent()).isFalse();
    }

    @Test
    void topicsAndPartitionsThatAppearLaterAreTakenUpFromTheirBeginning() {
        replay.start();
        create(1, articles);
        tell(articles, "early", 1);
        await().atMost(SOON).untilAsserted(() -> assertThat(notes.heard).containsExactly("early-0"));
        assertThat(notes.caughtUp).as("caught up while a topic is missing").isFalse();

        create(1, translations);
        await().atMost(SOON).until(replay::isCurrent);

        enlarge(articles, 4);
        tell(articles, "wide", 20);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(notes.seen).hasSize(21).doesNotHaveDuplicates());
    }

    @Test
    void whoStartsAtTheEndHearsAllThatIsToldFromThenOn() {
        create(1, articles);
        tell(articles, "before", 3);
        TopicReplay fromTheEnd = replay(Start.END, TestKafka.bootstrapServers());
        fromTheEnd.start();
        try {
            create(1, translations);
            tell(translations, "new-topic", 1);
            await().atMost(SOON).until(fromTheEnd::isCurrent);
            enlarge(articles, 4);
            tell(articles, "after", 20);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(notes.seen)
                            .filteredOn(key -> key.startsWith("after"))
                            .hasSize(20)
                            .doesNotHaveDuplicates());
            assertThat(notes.heard).noneMatch(key -> key.startsWith("before"));
        } finally {
            fromTheEnd.stop();
        }
    }

    @Test
    void whoFallsBehindIsNotCurrentUntilAllIsHeard() {
        create(1, articles, translations);
        replay.start();
        await().atMost(SOON).until(replay::isCurrent);
        var busy = new CountDownLatch(1);
        notes.slow = busy;
        tell(articles, "a", 3);

        await().atMost(SOON).until(() -> !replay.isCurrent());
        assertThat(notes.heard).isEmpty();
        busy.countDown();

        await().atMost(SOON).until(replay::isCurrent);
        assertThat(notes.seen).containsExactly("a-0", "a-1", "a-2");
    }

    @Test
    void whatIsLostIsMadeAnewFromTheBeginning() {
        create(1, articles, translations);
        tell(articles, "a", 3);
        notes.failures.put("a-2", new IOException("disk full"));

        replay.start();

        await().atMost(SOON).until(replay::isCurrent);
        assertThat(notes.beginnings).isEqualTo(2);
        assertThat(notes.seenWhenCaughtUp).containsExactly("a-0", "a-1", "a-2");
    }

    @Test
    void aRecordThatFailsByItselfIsLeftOut() {
        create(1, articles, translations);
        tell(articles, "a", 3);
        notes.failures.put("a-0", new UnreadableEventException("a-0", new IllegalArgumentException("no JSON")));
        notes.failures.put("a-1", new NullPointerException("no title"));

        replay.start();

        await().atMost(SOON).until(() -> notes.caughtUp);
        assertThat(notes.heard).containsExactly("a-2");
        assertThat(notes.beginnings).isEqualTo(1);
    }

    @Test
    void afterAFailureOrAStopItGoesOnWhereItWas() {
        create(1, articles, translations);
        replay.start();
        await().atMost(SOON).until(replay::isCurrent);
        notes.failsToRefresh = true;
        tell(articles, "a", 2);
        await().atMost(SOON).untilAsserted(() -> assertThat(notes.seen).containsExactly("a-0", "a-1"));

        replay.stop();
        tell(articles, "b", 2);
        replay.start();

        await().atMost(SOON).untilAsserted(() -> assertThat(notes.seen).containsExactly("a-0", "a-1", "b-0", "b-1"));
        await().atMost(SOON).until(replay::isCurrent);
    }

    @Test
    void anErrorEndsItAndIsSaid() {
        create(1, articles, translations);
        tell(articles, "a", 1);
        notes.failures.put("a-0", new OutOfMemoryError("for a test"));

        replay.start();

        await().atMost(SOON).until(() -> notes.abandoned);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(thread -> thread.getName().startsWith(name)));
        assertThat(notes.caughtUp).isFalse();
        assertThat(replay.isCurrent()).isFalse();
    }

    @Test
    void whileTheBrokerIsAwayItIsNotCurrent() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1, articles, translations);
        broker.afterPropertiesSet();
        TopicReplay following = replay(Start.BEGINNING, broker.getBrokersAsString());
        following.start();
        try {
            await().atMost(SOON).until(following::isCurrent);
            broker.destroy();

            await().atMost(SOON).until(() -> !following.isCurrent());
            assertThat(notes.abandoned).isFalse();
        } finally {
            following.stop();
        }
    }

    @Test
    void withoutABrokerItWaitsAndCanBeStopped() {
        TopicReplay waiting = replay(Start.BEGINNING, "127.0.0.1:1");

        waiting.start();

        assertThat(waiting.isRunning()).isTrue();
        assertThat(waiting.isCurrent()).isFalse();
        assertTimeout(Duration.ofSeconds(7), () -> waiting.stop());
        assertThat(waiting.isRunning()).isFalse();
    }

    /** As many events, each of its own key. */
    private static void tell(String topic, String prefix, int count) {
        IntStream.range(0, count).forEach(i -> Neighbours.tell(topic, "test.happened.v1", prefix + "-" + i, 1, "{}"));
    }

    private static void create(int partitions, String... topics) {
        administer(admin -> admin.createTopics(List.of(topics).stream()
                        .map(topic -> new NewTopic(topic, partitions, (short) 1))
                        .toList())
                .all()
                .get());
    }

    private static void enlarge(String topic, int partitions) {
        administer(admin -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all()
                .get());
    }

    @FunctionalInterface
    private interface Work {
        void on(Admin admin) throws Exception;
    }

    private static void administer(Work work) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) TestKafka.bootstrapServers()))) {
            work.on(admin);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
