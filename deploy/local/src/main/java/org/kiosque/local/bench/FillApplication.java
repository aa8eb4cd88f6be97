package org.kiosque.local.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Publishes made-up articles as if article-service had told of them, older than the one they are made after, and waits until
 * all consumer groups have taken them in. Arguments: broker, id of the article to make them after, how many. Prints the id of
 * the last one. The words come from a made-up vocabulary, some often and most seldom, as in a language.
 */
public final class FillApplication {

    private static final String TOPIC = "articles";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int VOCABULARY = 20_000;
    private static final int WORDS = 80;
    private static final String ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_LENGTH = 12;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Random random = new Random(1);
    private final String broker;

    private FillApplication(String broker) {
        this.broker = broker;
    }

    public static void main(String[] arguments) throws Exception {
        var fill = new FillApplication(arguments[0]);
        ConsumerRecord<String, byte[]> model = fill.newest(arguments[1]);
        String last = fill.publish(model, Integer.parseInt(arguments[2]));
        fill.awaitConsumers();
        System.out.println(last);
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker);
    }

    private ConsumerRecord<String, byte[]> newest(String articleId) {
        try (var consumer = new KafkaConsumer<>(client(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (articleId.equals(record.key())) {
                        found.add(record);
                    }
                });
            }
            return found.getLast();
        }
    }

    private String publish(ConsumerRecord<String, byte[]> model, int count) throws Exception {
        String data = new String(model.value(), StandardCharsets.UTF_8);
        String last = model.key();
        List<Future<?>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(client(), new StringSerializer(), new ByteArraySerializer())) {
            for (int number = 1; number <= count; number++) {
                last = id();
                byte[] made = article(data.replace(model.key(), last), number);
                var record = new ProducerRecord<>(TOPIC, null, last, made);
                model.headers().forEach(header -> record.headers().add(header));
                record.headers()
                        .remove("ce_id")
                        .add("ce_id", bytes(UUID.randomUUID().toString()));
                record.headers().remove("ce_subject").add("ce_subject", bytes(last));
                sent.add(producer.send(record));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        }
        return last;
    }

    private byte[] article(String data, int number) {
        var event = (ObjectNode) JSON.readTree(data);
        var article = (ObjectNode) event.get("article");
        article.put("title", words(8));
        article.put("lead", words(20));
        article.put("body", IntStream.range(0, 3).mapToObj(_ -> words(WORDS)).collect(Collectors.joining("\n\n")));
        article.put(
                "publishedAt",
                Instant.parse(article.get("publishedAt").asString())
                        .minusSeconds(number * 60L)
                        .toString());
        return JSON.writeValueAsBytes(event);
    }

    private String words(int count) {
        return random.doubles(count)
                .mapToInt(chance -> (int) Math.pow(VOCABULARY, chance))
                .mapToObj(rank -> "w" + Integer.toString(rank * 7919, Character.MAX_RADIX))
                .collect(Collectors.joining(" "));
    }

    private String id() {
        return random.ints(ID_LENGTH, 0, ID_LETTERS.length())
                .mapToObj(letter -> String.valueOf(ID_LETTERS.charAt(letter)))
                .collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void awaitConsumers() throws Exception {
        try (var admin = Admin.create(client())) {
            while (behind(admin) > 0) {
                Thread.sleep(POLL);
            }
        }
    }

    /** @return how many records of the topic the group that is furthest behind has not read */
    private static long behind(Admin admin) throws Exception {
        long most = 0;
        for (var group :
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get()) {
            var read = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(read.keySet().stream()
                            .filter(partition -> partition.topic().equals(TOPIC))
                            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            long missing = 0;
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
                var position = Objects.requireNonNull(read.get(end.getKey()));
                missing += end.getValue().offset() - position.offset();
            }
            most = Math.max(most, missing);
        }
        return most;
    }
}
