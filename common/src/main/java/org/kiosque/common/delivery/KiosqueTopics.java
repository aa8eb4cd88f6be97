package org.kiosque.common.delivery;

import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/**
 * The platform's topics as they are to be created. A service declares those that it writes and those that it reads, all
 * alike, so that none has to be started before another.
 */
public final class KiosqueTopics {

    private static final Duration COMMENTS_KEPT = Duration.ofDays(7);
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    /** Of one event; the producers' {@code max.request.size} is the same. */
    static final int LARGEST_EVENT_BYTES = 8 << 20;
    /** A dead letter is its event and some headers that say why. */
    static final int LARGEST_DEAD_LETTER_BYTES = 9 << 20;

    private final TopicProperties properties;

    KiosqueTopics(TopicProperties properties) {
        this.properties = properties;
    }

    /**
     * Those that a service writes or reads, each with its dead letters.
     *
     * @param names of {@link Topics}
     */
    public NewTopics of(String... names) {
        return new NewTopics(Stream.of(names)
                .flatMap(name -> Stream.of(named(name), deadLettersOf(name)))
                .toArray(NewTopic[]::new));
    }

    private NewTopic named(String name) {
        return switch (name) {
            case Topics.ARTICLES, Topics.TRANSLATIONS -> compacted(name);
            case Topics.COMMENTS -> keptFor(COMMENTS_KEPT, name);
            default -> throw new IllegalArgumentException("no topic of the platform: " + name);
        };
    }

    /** The newest state of every aggregate is kept for ever, so that a new consumer is built by reading from the start. */
    public NewTopic compacted(String topic) {
        return topic(topic, LARGEST_EVENT_BYTES).compact().build();
    }

    /** @param time after which a record may be deleted */
    public NewTopic keptFor(Duration time, String topic) {
        return keptFor(time, topic, LARGEST_EVENT_BYTES);
    }

    /** Where a consumer of {@code topic} puts what it cannot handle, for an operator to look at within 30 days. */
    public NewTopic deadLettersOf(String topic) {
        return keptFor(DEAD_LETTERS_KEPT, Topics.deadLettersOf(topic), LARGEST_DEAD_LETTER_BYTES);
    }

    private NewTopic keptFor(Duration time, String topic, int largestRecordBytes) {
        return topic(topic, largestRecordBytes)
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis()))
                .build();
    }

    /** An acknowledged event is on all replicas but one: one broker may be lost, and one may be away, and all goes on. */
    private TopicBuilder topic(String topic, int largestRecordBytes) {
        int replicas = properties.replicationFactor();
        return TopicBuilder.name(topic)
                .partitions(properties.partitions())
                .replicas(replicas)
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.max(1, replicas - 1)))
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largestRecordBytes));
    }
}
