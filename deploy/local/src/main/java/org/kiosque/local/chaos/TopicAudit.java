package org.kiosque.local.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.kiosque.local.chaos.Ledger.Article;
import org.kiosque.local.chaos.Ledger.Comment;

/**
 * What lies on the topics, read by somebody who belongs to nobody's group: of each aggregate exactly the events of what was
 * acknowledged, in order. An event that was sent twice is one: it has one id.
 */
final class TopicAudit {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private TopicAudit() {}

    private record Told(String type, long sequence) {}

    static List<String> of(String broker, Ledger ledger) throws IOException {
        var found = new ArrayList<String>();
        try {
            Map<String, Map<String, Told>> articles = read(broker, "articles");
            for (Article article : ledger.articles()) {
                compare(found, "article " + article.id(), article.events(), articles.remove(article.id()));
            }
            articles.keySet().forEach(id -> found.add("events of an article that was never acknowledged: " + id));
            Map<String, Map<String, Told>> comments = read(broker, "comments");
            for (Comment comment : ledger.comments()) {
                compare(found, "comment " + comment.id(), comment.events(), comments.remove(comment.id()));
            }
            comments.keySet().forEach(id -> found.add("events of a comment that was never acknowledged: " + id));
        } catch (KafkaException e) {
            throw new IOException(e);
        }
        return found;
    }

    private static void compare(
            List<String> found, String what, List<String> expected, @Nullable Map<String, Told> told) {
        List<Told> there = told == null ? List.of() : List.copyOf(told.values());
        List<String> types = there.stream().map(Told::type).toList();
        if (!types.equals(expected)) {
            found.add("%s: expected the events %s, found %s".formatted(what, expected, types));
        }
        for (int i = 1; i < there.size(); i++) {
            if (there.get(i).sequence() <= there.get(i - 1).sequence()) {
                found.add("%s: its events are out of order".formatted(what));
            }
        }
    }

    /** Reads a topic from its start to its end. @return by key, and by the events' ids in the order in which these first came */
    private static Map<String, Map<String, Told>> read(String broker, String topic) throws IOException {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker, "group.id", "chaos-auditor");
        var all = new HashMap<String, Map<String, Told>>();
        long end = System.nanoTime() + PATIENCE_NANOS;
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    all.computeIfAbsent(record.key(), _ -> new LinkedHashMap<>())
                            .putIfAbsent(
                                    header(record, "ce_id"),
                                    new Told(header(record, "ce_type"), Long.parseLong(header(record, "ce_sequence"))));
                }
                if (System.nanoTime() > end) {
                    throw new IOException("the topic %s cannot be read to its end".formatted(topic));
                }
            }
        }
        return all;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
