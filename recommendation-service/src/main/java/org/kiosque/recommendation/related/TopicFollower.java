package org.kiosque.recommendation.related;

import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.delivery.UnreadableEventException;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Builds this replica's index: reads all partitions of both topics from their beginning, without a group since every
 * replica needs every event, and goes on following. Topics and partitions that appear later are taken up; while the broker
 * is away it waits. Listener containers cannot do that: they fix their partitions when the service starts, and fail
 * without a broker.
 */
@Component
class TopicFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);

    private static final List<String> TOPICS = List.of(Topics.ARTICLES, Topics.TRANSLATIONS);
    private static final Duration ONE_POLL = Duration.ofMillis(250);
    private static final Duration BROKER_ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(8);
    private static final int RECORDS_A_POLL = 500;

    private final ReplicaIndex index;
    private final Map<String, Object> settings;
    private final InstantSource clock;
    private final Duration partitionCheck;

    private volatile @Nullable Run run;

    TopicFollower(ReplicaIndex index, KafkaProperties kafka, InstantSource clock, IndexProperties properties) {
        this.index = index;
        this.settings = withoutGroup(kafka);
        this.clock = clock;
        this.partitionCheck = properties.partitionCheck();
    }

    private static Map<String, Object> withoutGroup(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "index");
        return settings;
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            var starting = new Run();
            run = starting;
            Thread.ofPlatform().name("topic-follower").daemon().start(starting);
        }
    }

    @Override
    public synchronized void stop() {
        Run stopping = run;
        if (stopping != null) {
            stopping.stop();
            run = null;
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    /** From one start to the next stop. */
    private final class Run implements Runnable {

        private final CountDownLatch stopping = new CountDownLatch(1);
        private final CountDownLatch stopped = new CountDownLatch(1);
        private volatile @Nullable Consumer<String, @Nullable CloudEvent> consumer;

        @Override
        public void run() {
            try {
                while (!isStopping()) {
                    try (var opened = new KafkaConsumer<String, @Nullable CloudEvent>(settings)) {
                        consumer = opened;
                        new Following(opened).follow();
                    } catch (WakeupException stop) {
                        log.debug("Woken up to stop");
                    } catch (IOException | AlreadyClosedException e) {
                        log.error("The index cannot be written; building it anew", e);
                        pause();
                        startAgain();
                    } catch (Error e) {
                        log.error("The topics are followed no longer; this replica has to be restarted", e);
                        index.abandoned();
                        throw e;
                    } catch (RuntimeException e) {
                        log.warn("The topics cannot be followed for the moment: {}", e.toString());
                        pause();
                    }
                }
            } finally {
                stopped.countDown();
            }
        }

        private void startAgain() {
            try {
                index.startAgain();
            } catch (IOException e) {
                log.error("No new index can be opened yet", e);
            }
        }

        private boolean isStopping() {
            return stopping.getCount() == 0;
        }

        private void pause() {
            await(stopping, PAUSE_AFTER_FAILURE);
        }

        void stop() {
            stopping.countDown();
            var woken = consumer;
            if (woken != null) {
                woken.wakeup();
            }
            if (!await(stopped, STOPS_WITHIN)) {
                log.warn("The topic follower does not stop in time");
            }
        }

        private static boolean await(CountDownLatch latch, Duration atMost) {
            try {
                return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** With one consumer, from the beginning. */
        private final class Following {

            private final Consumer<String, @Nullable CloudEvent> consumer;
            private final Map<TopicPartition, Long> goals = new HashMap<>();
            private boolean allTopics;

            Following(Consumer<String, @Nullable CloudEvent> consumer) {
                this.consumer = consumer;
            }

            void follow() throws IOException {
                var nextCheck = clock.instant();
                while (!isStopping()) {
                    if (!clock.instant().isBefore(nextCheck)) {
                        takeUpPartitions();
                        nextCheck = clock.instant().plus(allTopics ? partitionCheck : PAUSE_AFTER_FAILURE);
                    }
                    if (goals.isEmpty()) {
                        pause();
                        continue;
                    }
                    boolean news = false;
                    for (ConsumerRecord<String, @Nullable CloudEvent> record : consumer.poll(ONE_POLL)) {
                        news |= applied(record);
                    }
                    if (index.isCaughtUp()) {
                        if (news) {
                            index.refresh();
                        }
                    } else if (allTopics && goalsReached()) {
                        index.refresh();
                        index.caughtUp();
                        log.info("The index has caught up: {}", index.documents());
                    }
                }
            }

            private void takeUpPartitions() {
                Set<TopicPartition> all = new HashSet<>();
                boolean complete = true;
                for (String topic : TOPICS) {
                    List<PartitionInfo> partitions = consumer.partitionsFor(topic, BROKER_ANSWERS_WITHIN);
                    if (partitions == null || partitions.isEmpty()) {
                        complete = false;
                    } else {
                        partitions.forEach(partition -> all.add(new TopicPartition(topic, partition.partition())));
                    }
                }
                allTopics = complete;
                Set<TopicPartition> added = new HashSet<>(all);
                added.removeAll(goals.keySet());
                if (!added.isEmpty()) {
                    all.addAll(goals.keySet());
                    consumer.assign(all);
                    consumer.seekToBeginning(added);
                    goals.putAll(consumer.endOffsets(added, BROKER_ANSWERS_WITHIN));
                }
            }

            private boolean goalsReached() {
                for (var goal : goals.entrySet()) {
                    if (consumer.position(goal.getKey(), BROKER_ANSWERS_WITHIN) < goal.getValue()) {
                        return false;
                    }
                }
                return true;
            }

            private boolean applied(ConsumerRecord<String, @Nullable CloudEvent> record) throws IOException {
                try {
                    return record.topic().equals(Topics.ARTICLES) ? appliedArticle(record) : appliedTranslation(record);
                } catch (AlreadyClosedException e) {
                    throw e; // the index itself, not this record
                } catch (UnreadableEventException e) {
                    // The consumer group that keeps the cards sends the same record to the dead letters.
                    log.warn("Not indexed, since it cannot be read: {}", e.getMessage());
                    return false;
                } catch (RuntimeException e) {
                    // An event of a known type that lacks what every such event has; likewise.
                    log.warn(
                            "Not indexed, since something is missing in {}-{}@{}: {}",
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            e.toString());
                    return false;
                }
            }

            private boolean appliedArticle(ConsumerRecord<String, @Nullable CloudEvent> record) throws IOException {
                var received = ReceivedEvent.from(record, ArticleEvent.class).orElse(null);
                return received != null && index.apply(received.event(), received.sequence());
            }

            private boolean appliedTranslation(ConsumerRecord<String, @Nullable CloudEvent> record) throws IOException {
                var received =
                        ReceivedEvent.from(record, TranslationEvent.class).orElse(null);
                if (received == null) {
                    return false;
                }
                return switch (received.event()) {
                    case TranslationCompleted(TranslatedArticle translation) ->
                        index.apply(translation, received.sequence());
                };
            }
        }
    }
}
