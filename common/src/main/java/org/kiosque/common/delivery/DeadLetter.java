package org.kiosque.common.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * What the headers say of a record that was set aside.
 *
 * @param topic where it came from, as do partition and offset
 * @param group of the consumer that could not handle it; empty where that is not known
 * @param key the aggregate's id
 * @param time of the record
 * @param reason class and message of what was thrown, at most 500 characters
 */
record DeadLetter(
        String topic,
        int partition,
        long offset,
        String group,
        @Nullable String key,
        Instant time,
        String reason) {

    private static final int LONGEST_REASON = 500;

    static DeadLetter of(ConsumerRecord<String, byte[]> record) {
        String thrown = text(record, KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN);
        String reason = (thrown.isEmpty() ? text(record, KafkaHeaders.DLT_EXCEPTION_FQCN) : thrown) + ": "
                + text(record, KafkaHeaders.DLT_EXCEPTION_MESSAGE);
        return new DeadLetter(
                text(record, KafkaHeaders.DLT_ORIGINAL_TOPIC),
                (int) number(record, KafkaHeaders.DLT_ORIGINAL_PARTITION),
                number(record, KafkaHeaders.DLT_ORIGINAL_OFFSET),
                text(record, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP),
                record.key(),
                Instant.ofEpochMilli(record.timestamp()),
                reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }

    /** @return whether a header is there only since the record was set aside */
    static boolean added(String header) {
        return header.startsWith("kafka_dlt-") || header.startsWith("springDeserializerException");
    }

    private static String text(ConsumerRecord<?, ?> record, String header) {
        byte[] value = value(record, header);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static long number(ConsumerRecord<?, ?> record, String header) {
        byte[] value = value(record, header);
        if (value == null) {
            return 0;
        }
        return value.length == Integer.BYTES
                ? ByteBuffer.wrap(value).getInt()
                : ByteBuffer.wrap(value).getLong();
    }

    private static byte @Nullable [] value(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
