package org.kiosque.common.delivery;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Topics;
import org.kiosque.common.failures.TransientFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.GenericMessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Gives dead letters to the listener that set them aside, once the reason is gone. They are handed over within this
 * service, not sent to their topic again: there, every other consumer would hear them once more, and behind newer events of
 * the same aggregate. Only letters of this service's own consumer groups are meant, which each carries in a header.
 *
 * <p>How far the letters have been replayed is what the consumer group {@code <group>.dead-letters} has committed, after
 * each record. Two replicas that replay at once share the partitions. What is handled twice all the same, such as by a
 * replica that dies in between, or when the broker has forgotten an idle group after its {@code
 * offsets.retention.minutes}, is harmless, since listeners apply only what is newer. A letter that fails again is set aside
 * again behind the others, as it was, and keeps its time: it is gone after 30 days.
 *
 * <p>One letter can be replayed before the others. That it was is noted beside the offset that the group has committed, until all
 * before it have been replayed, too ({@link SingleLetters}).
 *
 * <p>Bounded: it stops at what was there when it began, after {@code max} records, after {@link #PATIENCE}, and at the first
 * failure that passes by itself, as when the store is away.
 */
final class DeadLetterReplay {

    /** Of one replay, and looked through for one list. */
    static final int MOST_RECORDS = 1_000;

    static final int MOST_LISTED = 50;
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(DeadLetterReplay.class);
    private static final Duration LOOKS_FOR = Duration.ofSeconds(10);
    private static final Duration BROKER_ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaProperties kafka;
    private final KafkaListenerEndpointRegistry listeners;
    private final ProducerFactory<String, byte[]> producers;
    private final CloudEventDeserializer events = new CloudEventDeserializer();

    /**
     * @param waiting letters of this service that have not been replayed
     * @param complete false when there is more than could be looked through: {@link #MOST_RECORDS}
     * @param first at most {@link #MOST_LISTED}
     */
    record Waiting(int waiting, boolean complete, List<DeadLetter> first) {}

    /**
     * @param handled by their listener
     * @param failed again, and set aside again
     * @param complete whether all was replayed that was asked for, and waited at the beginning
     * @param stoppedBy why it ended early; null when it reached its end, {@code max} or its deadline
     */
    record Outcome(
            int handled,
            int failed,
            boolean complete,
            @Nullable String stoppedBy) {}

    DeadLetterReplay(
            KafkaProperties kafka, KafkaListenerEndpointRegistry listeners, ProducerFactory<String, byte[]> producers) {
        this.kafka = kafka;
        this.listeners = listeners;
        this.producers = producers;
    }

    /** @return those that this service's listeners hear, without their dead letters */
    List<String> topics() {
        return listeners.getListenerContainers().stream()
                .flatMap(DeadLetterReplay::topicsOf)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * @param topic of {@link #topics}
     * @throws KafkaException when the broker does not answer
     */
    Waiting waiting(String topic) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            SingleLetters singly = fromWhatIsCommitted(consumer, topic);
            return look(consumer, consumer.endOffsets(consumer.assignment(), BROKER_ANSWERS_WITHIN), singly);
        }
    }

    private SingleLetters fromWhatIsCommitted(Consumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = partitions(consumer, topic);
        consumer.assign(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed =
                consumer.committed(Set.copyOf(partitions), BROKER_ANSWERS_WITHIN);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset.offset());
            }
        }
        return SingleLetters.of(committed);
    }

    private Waiting look(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, SingleLetters singly) {
        var first = new ArrayList<DeadLetter>();
        int waiting = 0;
        int seen = 0;
        long deadline = System.nanoTime() + LOOKS_FOR.toNanos();
        while (!reached(consumer, ends)) {
            if (seen >= MOST_RECORDS || System.nanoTime() >= deadline) {
                return new Waiting(waiting, false, first);
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                seen++;
                DeadLetter letter = DeadLetter.of(record);
                if (!singly.contain(record) && listener(letter).isPresent()) {
                    waiting++;
                    if (first.size() < MOST_LISTED) {
                        first.add(letter);
                    }
                }
            }
        }
        return new Waiting(waiting, true, first);
    }

    /**
     * @param topic of {@link #topics}
     * @param max records, up to {@link #MOST_RECORDS}
     * @throws KafkaException when the broker does not answer
     */
    Outcome replay(String topic, int max) {
        var run = new Run(max);
        try (Consumer<String, byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(consumer, topic), BROKER_ANSWERS_WITHIN);
            consumer.subscribe(List.of(Topics.deadLettersOf(topic)));
            run.until(consumer, ends);
        }
        return told(topic, run.outcome());
    }

    /**
     * Before those that wait longer.
     *
     * @param topic of {@link #topics}
     * @param partition of the topic, where the record came from that was set aside, as is the offset
     * @return empty when no such letter waits among the first {@link #MOST_RECORDS}
     * @throws KafkaException when the broker does not answer, or another replica replays at this moment
     */
    Optional<Outcome> replayOne(String topic, int partition, long offset) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            SingleLetters singly = fromWhatIsCommitted(consumer, topic);
            ConsumerRecord<String, byte[]> record = find(consumer, singly, partition, offset);
            if (record == null) {
                return Optional.empty();
            }
            var run = new Run(1);
            if (singly.full(record)) {
                run.stoppedBy = "as many as can be noted were replayed one by one: replay all";
            } else if (run.replayed(record)) {
                var of = new TopicPartition(record.topic(), record.partition());
                long first = consumer.beginningOffsets(List.of(of), BROKER_ANSWERS_WITHIN)
                        .getOrDefault(of, 0L);
                consumer.commitSync(Map.of(of, singly.with(record, first)), BROKER_ANSWERS_WITHIN);
                run.complete = true;
            }
            return Optional.of(told(topic, run.outcome()));
        }
    }

    private @Nullable ConsumerRecord<String, byte[]> find(
            Consumer<String, byte[]> consumer, SingleLetters singly, int partition, long offset) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), BROKER_ANSWERS_WITHIN);
        int seen = 0;
        long deadline = System.nanoTime() + LOOKS_FOR.toNanos();
        while (!reached(consumer, ends) && seen < MOST_RECORDS && System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                seen++;
                DeadLetter letter = DeadLetter.of(record);
                if (letter.partition() == partition
                        && letter.offset() == offset
                        && !singly.contain(record)
                        && listener(letter).isPresent()) {
                    return record;
                }
            }
        }
        return null;
    }

    private static Outcome told(String topic, Outcome outcome) {
        log.atInfo()
                .addKeyValue("topic", topic)
                .addKeyValue("handled", outcome.handled())
                .addKeyValue("failed", outcome.failed())
                .addKeyValue("complete", outcome.complete())
                .log("Replayed dead letters");
        return outcome;
    }

    /** One replay. */
    private final class Run {

        private final int max;
        private final long deadline = System.nanoTime() + PATIENCE.toNanos();
        private int handled;
        private int failed;
        private boolean complete;
        private @Nullable String stoppedBy;

        Run(int max) {
            this.max = max;
        }

        Outcome outcome() {
            return new Outcome(handled, failed, complete, stoppedBy);
        }

        void until(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
            while (System.nanoTime() < deadline) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                // With each lot, since a partition may have come from another replica meanwhile.
                SingleLetters singly =
                        SingleLetters.of(consumer.committed(records.partitions(), BROKER_ANSWERS_WITHIN));
                for (ConsumerRecord<String, byte[]> record : records) {
                    var partition = new TopicPartition(record.topic(), record.partition());
                    if (record.offset() >= ends.getOrDefault(partition, 0L)) {
                        continue; // set aside since this replay began, or by it
                    }
                    boolean known = singly.contain(record);
                    if (!known && (handled + failed >= max || System.nanoTime() >= deadline || !replayed(record))) {
                        return;
                    }
                    consumer.commitSync(Map.of(partition, singly.after(record)), BROKER_ANSWERS_WITHIN);
                }
                if (!consumer.assignment().isEmpty() && reached(consumer, ends)) {
                    complete = true;
                    return;
                }
            }
        }

        /** @return false when this replay is to end before that record */
        private boolean replayed(ConsumerRecord<String, byte[]> record) {
            DeadLetter letter = DeadLetter.of(record);
            GenericMessageListener<Object> listener = listener(letter).orElse(null);
            if (listener == null) {
                return true; // of another service
            }
            try {
                listener.onMessage(original(record, letter), null, null);
                handled++;
                return true;
            } catch (RuntimeException e) {
                if (TransientFailures.causedBy(e)) {
                    stoppedBy = NestedExceptionUtils.getMostSpecificCause(e).toString();
                    return false;
                }
                return setAsideAgain(record, e);
            }
        }

        private boolean setAsideAgain(ConsumerRecord<String, byte[]> record, RuntimeException failure) {
            try (var producer = producers.createProducer()) {
                var _ = producer.send(new ProducerRecord<>(
                                record.topic(),
                                null,
                                record.timestamp(),
                                record.key(),
                                record.value(),
                                record.headers()))
                        .get(BROKER_ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                failed++;
                log.atWarn()
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("aggregate", record.key())
                        .log(
                                "A dead letter failed again: {}",
                                NestedExceptionUtils.getMostSpecificCause(failure)
                                        .toString());
                return true;
            } catch (ExecutionException | TimeoutException e) {
                stoppedBy = "it cannot be set aside again: " + NestedExceptionUtils.getMostSpecificCause(e);
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stoppedBy = "interrupted";
                return false;
            }
        }
    }

    /** As it came the first time, as far as a listener can see it. */
    private ConsumerRecord<String, @Nullable CloudEvent> original(
            ConsumerRecord<String, byte[]> record, DeadLetter letter) {
        var headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!DeadLetter.added(header.key())) {
                headers.add(header);
            }
        }
        byte[] value = record.value();
        return new ConsumerRecord<>(
                letter.topic(),
                letter.partition(),
                letter.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                value == null ? null : events.deserialize(letter.topic(), headers, value),
                headers,
                Optional.empty());
    }

    private static boolean reached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return consumer.assignment().stream()
                .allMatch(partition ->
                        consumer.position(partition, BROKER_ANSWERS_WITHIN) >= ends.getOrDefault(partition, 0L));
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(Topics.deadLettersOf(topic), BROKER_ANSWERS_WITHIN).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** @return empty when the letter is none of this service's */
    @SuppressWarnings("unchecked") // what is no listener of records would have failed at its first one
    private Optional<GenericMessageListener<Object>> listener(DeadLetter letter) {
        return listeners.getListenerContainers().stream()
                .filter(container -> letter.group().equals(container.getGroupId())
                        && topicsOf(container).anyMatch(letter.topic()::equals))
                .map(container -> container.getContainerProperties().getMessageListener())
                .filter(GenericMessageListener.class::isInstance)
                .map(listener -> (GenericMessageListener<Object>) listener)
                .findFirst();
    }

    private static Stream<String> topicsOf(MessageListenerContainer container) {
        String[] topics = container.getContainerProperties().getTopics();
        return topics == null ? Stream.empty() : Stream.of(topics);
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.getConsumer().getGroupId() + ".dead-letters");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        settings.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
