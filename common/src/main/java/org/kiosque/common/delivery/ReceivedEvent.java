package org.kiosque.common.delivery;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.Metrics;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.languages.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event as it came in.
 *
 * @param sequence the place of this event among those of its aggregate: only what is higher than the last applied one
 *     is news
 * @param time when it happened, at its source
 */
public record ReceivedEvent<E extends Event>(E event, String id, long sequence, Instant time) {

    private static final Logger log = LoggerFactory.getLogger(ReceivedEvent.class);

    /** CloudEvents extension that orders the events of one aggregate, on Kafka {@code ce_sequence}. */
    public static final String SEQUENCE = "sequence";

    /**
     * @param family such as {@code ArticleEvent.class}
     * @return empty for a tombstone, for a type that this consumer does not know or care for, and for what is told of a
     *     language whose tag is none: that is counted as {@code events.skipped} and does not come to the dead letters
     * @throws UnreadableEventException if the record is not a whole event of its type: repeating would not help
     */
    public static <E extends Event> Optional<ReceivedEvent<E>> from(
            ConsumerRecord<String, @Nullable CloudEvent> record, Class<E> family) {
        CloudEvent cloudEvent = record.value();
        if (cloudEvent == null) {
            return Optional.empty();
        }
        try {
            byte[] data =
                    Objects.requireNonNull(cloudEvent.getData(), "no data").toBytes();
            return EventFormat.read(cloudEvent.getType(), data, family)
                    .filter(event -> hasLanguages(event, record.topic()))
                    .map(event ->
                            new ReceivedEvent<>(event, cloudEvent.getId(), sequenceOf(cloudEvent), timeOf(cloudEvent)));
        } catch (RuntimeException e) {
            throw new UnreadableEventException(
                    "%s %s at %s-%d@%d"
                            .formatted(
                                    cloudEvent.getType(),
                                    cloudEvent.getId(),
                                    record.topic(),
                                    record.partition(),
                                    record.offset()),
                    e);
        }
    }

    private static boolean hasLanguages(Event event, String topic) {
        boolean known =
                event.languages().stream().allMatch(tag -> Language.find(tag).isPresent());
        if (!known) {
            Metrics.counter("events.skipped", "topic", topic).increment();
            log.atWarn()
                    .addKeyValue("aggregate", event.aggregateId())
                    .addKeyValue("languages", event.languages())
                    .log("Skipped an event of a language that is none");
        }
        return known;
    }

    /** Decimal digits of fixed width, since the extension wants a string that sorts like its number. */
    public static String written(long sequence) {
        return String.format("%019d", sequence);
    }

    private static long sequenceOf(CloudEvent cloudEvent) {
        Object sequence = Objects.requireNonNull(cloudEvent.getExtension(SEQUENCE), "no sequence");
        return Long.parseLong(sequence.toString());
    }

    private static Instant timeOf(CloudEvent cloudEvent) {
        return Objects.requireNonNull(cloudEvent.getTime(), "no time").toInstant();
    }
}
