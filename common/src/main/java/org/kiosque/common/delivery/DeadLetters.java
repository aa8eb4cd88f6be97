package org.kiosque.common.delivery;

import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/** Sets aside what cannot be handled for a reason of its own, and says so each time. */
final class DeadLetters extends DeadLetterPublishingRecoverer {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    /** @param templates by the type of the records' values */
    DeadLetters(Map<Class<?>, KafkaOperations<?, ?>> templates) {
        super(templates, (record, _) -> new TopicPartition(Topics.deadLettersOf(record.topic()), -1));
    }

    @Override
    public void accept(ConsumerRecord<?, ?> record, @Nullable Consumer<?, ?> consumer, Exception failure) {
        super.accept(record, consumer, failure);
        Metrics.counter("events.dead.lettered", "topic", record.topic()).increment();
        log.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("aggregate", record.key())
                .log(
                        "Set aside as a dead letter: {}",
                        NestedExceptionUtils.getMostSpecificCause(failure).toString());
    }
}
