package org.kiosque.common.delivery;

import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.config.TopicBuilder;

/**
 * The platform's topics as they are to be created. A service declares those that it writes and those that it reads, all
 * alike, so that none has to be started before another.
 */
public final class KiosqueTopics {

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    private final TopicProperties properties;

    KiosqueTopics(TopicProperties properties) {
        this.properties = properties;
    }

    /** The newest state of every aggregate is kept for ever, so that a new consumer is built by reading from the start. */
    public NewTopic compacted(String topic) {
        return topic(topic).compact().build();
    }

    public NewTopic keptFor(Duration time, String topic) {
        return topic(topic)
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis()))
                .build();
    }

    public NewTopic deadLettersOf(String topic) {
        return keptFor(DEAD_LETTERS_KEPT, Topics.deadLettersOf(topic));
    }

    private TopicBuilder topic(String topic) {
        return TopicBuilder.name(topic).partitions(properties.partitions()).replicas(properties.replicationFactor());
    }
}
