package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What lies on the platform's topics, read by somebody who belongs to nobody's group. */
final class TopicAudit {

    private TopicAudit() {}

    /** Each key has exactly one event; one that was sent twice is the same event: it has one id. */
    static void assertOneEventEach(Platform platform, String topic, Iterable<String> keys) {
        Map<String, Set<String>> events = eventsByKey(platform, topic);
        assertThat(keys)
                .allSatisfy(key -> assertThat(events)
                        .hasEntrySatisfying(
                                key,
                                ids -> assertThat(ids).as("events of %s", key).hasSize(1)));
    }

    /** Reads a topic from its start to its end. @return the ids of the events of each key */
    private static Map<String, Set<String>> eventsByKey(Platform platform, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", platform.broker(), "group.id", "auditor");
        var ids = new HashMap<String, Set<String>>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .collect(Collectors.toCollection(ArrayList::new));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    Header id = record.headers().lastHeader("ce_id");
                    if (id != null) { // else it is no event, and other tests put such there
                        ids.computeIfAbsent(record.key(), _ -> new HashSet<>())
                                .add(new String(id.value(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return ids;
    }
}
