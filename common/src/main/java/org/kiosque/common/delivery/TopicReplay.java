package org.kiosque.common.delivery;

import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.time.BackgroundLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;

/**
 * Reads whole topics without a group and goes on following them: for what every replica makes of every event, such as an
 * index, a stream to readers, or a cache that drops what has changed. Topics and partitions that appear later are taken up
 * from their beginning; while the broker is away it waits, and then goes on where it was. Listener containers cannot do
 * that: they fix their partitions when the service starts, and fail without a broker.
 *
 * <p>The records of a partition are heard in order and at least once; nothing orders those of different partitions. A
 * bean of it starts and stops with the service. Safe for use by several threads.
 */
public final class TopicReplay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicReplay.class);

    private static final Duration LONGEST_POLL = Duration.ofMillis(250);
    private static final Duration BROKER_ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(8);
    private static final int RECORDS_A_POLL = 500;

    private final List<String> topics;
    private final Start start;
    private final Map<String, Object> settings;
    private final Duration look;
    private final Duration poll;
    private final Listener listener;
    private final BackgroundLoop loop;

    // Of the loop's thread alone; they outlive a consumer.
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> goals = new HashMap<>();
    private long goalsAsOf;
    private boolean begun;
    private boolean news;
    private boolean lost;

    private volatile boolean caughtUp;
    /** When the topics held what has been heard by now, and no more, by {@link System#nanoTime}. */
    private volatile long heardAsOf;

    private volatile @Nullable Consumer<String, @Nullable CloudEvent> consumer;

    /** What is heard of topics that are there at the first look. */
    public enum Start {
        /** All that they hold: for what is built from them. */
        BEGINNING,
        /** Only what is told from then on. */
        END
    }

    /** Hears what the topics tell, by one thread. */
    public interface Listener {

        /**
         * @return whether that was news
         * @throws UnreadableEventException or any other {@link RuntimeException} for a record that fails by itself: it is
         *     logged and left out, and the next one follows
         * @throws IOException when all that was made of the topics so far is lost
         */
        boolean hear(ConsumerRecord<String, @Nullable CloudEvent> record) throws IOException;

        /**
         * Lets everyone see what was heard: before {@link #caughtUp}, and from then on after each batch with news.
         *
         * @throws IOException when all that was made of the topics so far is lost
         */
        default void refresh() throws IOException {}

        /** All has been heard that the topics held at the first look. Nothing is missed from here on. */
        default void caughtUp() {}

        /**
         * What was lost is begun anew; then everything is heard again from the start.
         *
         * @throws IOException when that is not possible yet: it is tried again
         */
        default void startAgain() throws IOException {}

        /** After an {@link Error} nobody follows the topics any longer, and nothing is heard until the next start. */
        default void abandoned() {}
    }

    /**
     * @param name for threads and clients, such as {@code index}
     * @param look pause between two looks at how far the topics reach, and which partitions there are; a topic that is not
     *     there yet is looked for every second
     */
    public TopicReplay(
            String name, List<String> topics, Start start, KafkaProperties kafka, Duration look, Listener listener) {
        this.topics = List.copyOf(topics);
        this.start = start;
        this.settings = withoutGroup(kafka, name);
        this.look = look;
        // Two for each look: else it would always seem to fall behind just before the next one.
        Duration half = look.dividedBy(2);
        this.poll = half.compareTo(LONGEST_POLL) < 0 ? half : LONGEST_POLL;
        this.listener = listener;
        this.loop = BackgroundLoop.computing(name + "-replay", STOPS_WITHIN, this::follow);
    }

    private static Map<String, Object> withoutGroup(KafkaProperties kafka, String name) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        return settings;
    }

    /**
     * Whether all has been heard that the topics held a moment ago: at one of the last two looks. False until it has
     * caught up, while it falls behind, while the broker is away, and when it was stopped or abandoned.
     */
    public boolean isCurrent() {
        return caughtUp && loop.isRunning() && System.nanoTime() - heardAsOf <= 2 * look.toNanos();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        var woken = consumer;
        if (woken != null) {
            woken.wakeup();
        }
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** With one consumer, for as long as it works. */
    private @Nullable Duration follow() {
        try {
            if (lost) {
                startAgain();
            }
            try (var opened = new KafkaConsumer<String, @Nullable CloudEvent>(settings)) {
                consumer = opened;
                follow(opened);
            }
        } catch (WakeupException stop) {
            log.debug("Woken up to stop");
        } catch (IOException e) {
            log.error("What was made of {} is lost; making it anew", topics, e);
            caughtUp = false;
            lost = true;
        } catch (RuntimeException e) {
            log.warn("{} cannot be followed for the moment: {}", topics, BrokerFailures.told(e));
        } catch (Error e) {
            log.error("{} are followed no longer; this replica has to be restarted", topics, e);
            caughtUp = false;
            listener.abandoned();
            return null;
        }
        return PAUSE;
    }

    private void startAgain() throws IOException {
        listener.startAgain();
        positions.clear();
        goals.clear();
        begun = false;
        news = false;
        lost = false;
    }

    /** Returns to be stopped, and when no topic is there yet. */
    private void follow(Consumer<String, @Nullable CloudEvent> consumer) throws IOException {
        boolean complete = false;
        long nextLook = System.nanoTime();
        while (loop.isRunning()) {
            long now = System.nanoTime();
            if (now - nextLook >= 0) {
                complete = takeUpPartitions(consumer);
                nextLook = now + (complete ? look : PAUSE).toNanos();
            }
            if (consumer.assignment().isEmpty()) {
                return;
            }
            for (ConsumerRecord<String, @Nullable CloudEvent> record : consumer.poll(poll)) {
                news |= heard(record);
            }
            for (TopicPartition partition : consumer.assignment()) {
                positions.put(partition, consumer.position(partition, BROKER_ANSWERS_WITHIN));
            }
            boolean reached = complete && goalsReached();
            if (caughtUp ? news : reached) {
                listener.refresh();
                news = false;
            }
            if (reached) {
                heardAsOf = goalsAsOf;
            }
            if (reached && !caughtUp) {
                listener.caughtUp();
                caughtUp = true;
                log.info("Caught up with {}", topics);
            }
        }
    }

    /** @return whether all topics are there */
    private boolean takeUpPartitions(Consumer<?, ?> consumer) {
        Set<TopicPartition> all = new HashSet<>(consumer.assignment());
        Set<TopicPartition> added = new HashSet<>();
        boolean complete = true;
        for (String topic : topics) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic, BROKER_ANSWERS_WITHIN);
            if (partitions == null || partitions.isEmpty()) {
                complete = false;
            } else {
                partitions.stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .filter(all::add)
                        .forEach(added::add);
            }
        }
        long asOf = System.nanoTime();
        Map<TopicPartition, Long> ends = consumer.endOffsets(all, BROKER_ANSWERS_WITHIN);
        if (start == Start.END && !begun) {
            positions.putAll(ends);
        }
        if (caughtUp || !begun) {
            goals.putAll(ends);
            goalsAsOf = asOf;
        } else {
            ends.forEach(goals::putIfAbsent); // what is told meanwhile must not keep it from catching up
        }
        begun = true;
        if (!added.isEmpty()) {
            consumer.assign(all);
        }
        for (TopicPartition partition : added) {
            Long position = positions.get(partition);
            if (position == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, position);
            }
        }
        return complete;
    }

    private boolean goalsReached() {
        return goals.entrySet().stream().allMatch(goal -> positions.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
    }

    private boolean heard(ConsumerRecord<String, @Nullable CloudEvent> record) throws IOException {
        try {
            return listener.hear(record);
        } catch (RuntimeException e) {
            // Where a consumer group reads the topic, too, it sends the same record to the dead letters.
            log.warn(
                    "Left out {}-{}@{}, which cannot be handled: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
            return false;
        }
    }
}
