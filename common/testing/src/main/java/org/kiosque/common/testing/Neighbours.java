package org.kiosque.common.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the service under test what the other services would: CloudEvents in binary mode on the run's broker, written
 * without any code of ours. Each call waits until the broker has the record.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents,
 *     Kafka protocol binding</a>
 */
public final class Neighbours {

    /** When everything happened that is told here. */
    public static final Instant TIME = Instant.parse("2026-11-02T06:00:00Z");

    private static @Nullable Producer<String, byte[]> producer;

    private Neighbours() {}

    /**
     * @param type such as {@code article.published.v1}
     * @param subject id of the aggregate, and the record's key
     * @param sequence of the event among those of its aggregate
     * @param data JSON
     */
    public static void tell(String topic, String type, String subject, long sequence, String data) {
        send(
                topic,
                subject,
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "urn:kiosque:test",
                        "ce_type",
                        type,
                        "ce_subject",
                        subject,
                        "ce_time",
                        TIME.toString(),
                        "ce_sequence",
                        "%019d".formatted(sequence),
                        "content-type",
                        "application/json"),
                data);
    }

    /** Any record at all, such as one that is no event of ours. */
    public static void send(String topic, String key, Map<String, String> headers, @Nullable String value) {
        var record = new ProducerRecord<>(topic, key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer().send(record).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not take " + record, e);
        }
    }

    private static synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            var opened = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers(), "acks", "all"),
                    new StringSerializer(),
                    new ByteArraySerializer());
            Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
            producer = opened;
        }
        return producer;
    }
}
