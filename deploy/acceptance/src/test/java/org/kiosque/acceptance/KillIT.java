package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} of a service in the midst of work. An auditor then compares what was acknowledged with what is there:
 * nothing lost, every event on its topic, its effects exactly once.
 */
@ExtendWith(RunningPlatform.class)
class KillIT {

    private static final Duration RECOVERY = Duration.ofSeconds(90);

    @ParameterizedTest
    @ValueSource(
            strings = {"article-service", "comment-service", "recommendation-service", "translation-service", "gateway"
            })
    void nothingAcknowledgedIsLostAndEffectsHappenOnce(String victim, Platform platform, Api api) throws Exception {
        String discussed =
                api.publish("fr", Texts.title(Texts.next()), Texts.lead(0), Texts.body(40), List.of("Rail " + victim));
        await().atMost(RECOVERY)
                .until(() ->
                        api.get("/api/v1/articles/" + discussed + "/comments").statusCode() == 200
                                && api.comment(discussed, "Warm-up", "Is it known yet?", "x")
                                                .statusCode()
                                        == 400);

        var published = new ConcurrentLinkedQueue<String>();
        var approved = new ConcurrentLinkedQueue<String>();
        var goOn = new AtomicBoolean(true);
        var underWay = new CountDownLatch(4);
        Thread editor = Thread.ofVirtual().start(() -> keepPublishing(api, published, goOn, underWay));
        Thread reader = Thread.ofVirtual().start(() -> keepCommenting(api, discussed, approved, goOn, underWay));
        assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();

        platform.kill(victim);
        await().atMost(RECOVERY).until(() -> platform.part(victim).isPresent() && answers(api, discussed));
        int before = published.size();
        await().atMost(RECOVERY).until(() -> published.size() > before + 1);
        goOn.set(false);
        editor.join(TimeUnit.SECONDS.toMillis(60));
        reader.join(TimeUnit.SECONDS.toMillis(60));

        // the auditor
        await().atMost(RECOVERY).untilAsserted(() -> {
            for (String id : published) {
                assertThat(api.article(id, "fr").get("language").asString()).isEqualTo("fr");
                assertThat(api.article(id, "en").get("language").asString()).isEqualTo("en");
            }
        });
        List<String> seen = readersComments(api, discussed);
        assertThat(seen).doesNotHaveDuplicates().containsAll(approved);
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(api.article(discussed, "fr")
                                .get("comments")
                                .get("count")
                                .asInt())
                        .isEqualTo(readersComments(api, discussed).size()));
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(relatedOf(api, discussed)).containsAnyElementsOf(published));
        assertThat(relatedOf(api, discussed)).doesNotHaveDuplicates();
        await().atMost(RECOVERY).untilAsserted(() -> {
            assertThat(aggregates(platform, "articles")).containsAll(published);
            assertThat(aggregates(platform, "translations"))
                    .containsAll(published.stream().map(id -> id + ":en").toList());
            assertThat(aggregates(platform, "comments")).containsAll(approved);
        });
    }

    private static void keepPublishing(
            Api api, ConcurrentLinkedQueue<String> done, AtomicBoolean goOn, CountDownLatch on) {
        while (goOn.get()) {
            try {
                int number = Texts.next();
                HttpResponse<String> draft = api.draft("fr", Texts.title(number), "", Texts.body(40), List.of("Rail"));
                if (draft.statusCode() == 201) {
                    String id = Api.json(draft).get("id").asString();
                    HttpResponse<String> answer = api.publish(id, Api.etag(draft));
                    if (answer.statusCode() / 100 == 2) {
                        done.add(id);
                        on.countDown();
                    }
                }
            } catch (RuntimeException notAcknowledged) {
                // the victim was just being killed: nothing was promised
            }
            pause();
        }
    }

    private static void keepCommenting(
            Api api, String article, ConcurrentLinkedQueue<String> approved, AtomicBoolean goOn, CountDownLatch on) {
        int number = 0;
        while (goOn.get() && approved.size() < 6) {
            try {
                HttpResponse<String> posted =
                        api.comment(article, "Reader " + number, "Thought number " + number++, api.solvedCaptcha());
                if (posted.statusCode() == 202) {
                    String id = Api.json(posted).get("id").asString();
                    if (api.decide(id, "approve").statusCode() / 100 == 2) {
                        approved.add(id);
                        on.countDown();
                    }
                }
            } catch (RuntimeException | AssertionError notAcknowledged) {
                // as above; a challenge that cannot be had is no comment either
            }
            pause();
        }
    }

    /** People do not hammer, and a part that comes back needs the processor, too. */
    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    private static boolean answers(Api api, String id) {
        try {
            return api.get("/api/v1/articles/" + id + "?lang=fr").statusCode() == 200
                    && api.get("/api/v1/articles/" + id + "/comments").statusCode() == 200
                    && api.get("/api/v1/articles/" + id + "/related?lang=fr").statusCode() == 200
                    && api.get("/api/v1/languages").statusCode() == 200;
        } catch (RuntimeException away) {
            return false;
        }
    }

    private static List<String> readersComments(Api api, String article) {
        return Api.ok(api.get("/api/v1/articles/" + article + "/comments?limit=100"))
                .get("items")
                .valueStream()
                .map(comment -> comment.get("id").asString())
                .toList();
    }

    private static List<String> relatedOf(Api api, String article) {
        JsonNode related = Api.ok(api.get("/api/v1/articles/" + article + "/related?lang=fr&limit=20"));
        return related.get("items")
                .valueStream()
                .map(card -> card.get("id").asString())
                .toList();
    }

    /**
     * Reads a topic from its start to its end, and checks on the way that an event that was sent twice is the same event:
     * one id for one sequence.
     *
     * @return the aggregates that told something
     */
    private static Set<String> aggregates(Platform platform, String topic) {
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
                    ids.computeIfAbsent(record.key() + "#" + header(record, "ce_sequence"), _ -> new HashSet<>())
                            .add(header(record, "ce_id"));
                }
            }
        }
        assertThat(ids.values()).allMatch(same -> same.size() == 1);
        return ids.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('#')))
                .collect(Collectors.toSet());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
