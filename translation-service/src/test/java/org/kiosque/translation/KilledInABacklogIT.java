package org.kiosque.translation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.Neighbours;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.TestKafka;
import org.kiosque.common.testing.TestMongo;
import org.kiosque.translation.engine.apertium.InstalledApertium;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hundred articles wait, and what works on them is killed in the midst of it. */
class KilledInABacklogIT {

    private static final int ARTICLES = 100;
    private static final int WORKERS = 2;
    /** No other test's service translates into it, while all hear the same topics. */
    private static final String LANGUAGE = "es";

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    private final String database = TestMongo.freshDatabase();
    private final Set<String> ids = new HashSet<>();
    private MongoClient mongo;
    private MongoCollection<Document> translations;

    @BeforeEach
    void store() {
        mongo = MongoClients.create(database);
        translations = mongo.getDatabase(String.valueOf(new ConnectionString(database).getDatabase()))
                .getCollection("translations");
    }

    /** So that services of tests that come afterwards have nothing of it to do, who all read the topics from their beginnings. */
    @AfterEach
    void withdrawAll() {
        for (String id : ids) {
            var event = new ArticleWithdrawn(id, "The test is over", Instant.now());
            Neighbours.tell(Topics.ARTICLES, EventFormat.typeOf(event), id, 2, EventFormat.write(event));
        }
        mongo.close();
    }

    private ServiceProcess service(String... properties) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "spring.mongodb.uri=" + database,
                "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "spring.kafka.consumer.group-id=killed-" + ServiceUnderTest.newArticleId(),
                "kiosque.languages=fr," + LANGUAGE,
                "kiosque.topics.replication-factor=1",
                "kiosque.topics.partitions=3",
                "kiosque.store.write-concern=1",
                "kiosque.translating.workers=" + WORKERS,
                "kiosque.translating.lease=2s",
                "kiosque.translating.poll-interval=200ms"));
        all.addAll(List.of(properties));
        return new ServiceProcess(folder.resolve("service.log"), all.toArray(String[]::new));
    }

    /** @param marked whether each sentence has the id of its article in it, so that none is like another */
    private void publishAll(boolean marked) {
        for (int i = 0; i < ARTICLES; i++) {
            String id = ServiceUnderTest.newArticleId();
            Instant now = Instant.now();
            String mark = marked ? " " + id : "";
            String title = "Le train%s quitte la gare".formatted(mark);
            String body = "Le train%1$s est en retard. La ville attend le train%1$s.\n\n- Il pleut sur la gare%1$s."
                    .formatted(mark);
            var article = new ArticleSnapshot(
                    id,
                    1,
                    "fr",
                    ArticleSlug.of(title, id),
                    title,
                    null,
                    body,
                    List.of(),
                    List.of(),
                    null,
                    CommentPolicy.OPEN,
                    now,
                    now);
            var event = new ArticlePublished(article);
            Neighbours.tell(Topics.ARTICLES, EventFormat.typeOf(event), id, 1, EventFormat.write(event));
            ids.add(id);
        }
    }

    private long done() {
        return translations.countDocuments(and(in("articleId", ids), eq("language", LANGUAGE), eq("status", "DONE")));
    }

    private void awaitDone(long articles) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(20)).until(() -> done() >= articles);
    }

    /** All are told, none as a second translation, and none without its words. */
    private Map<String, JsonNode> assertAllToldOnce() {
        awaitDone(ARTICLES);
        Map<String, Set<String>> sequences = new HashMap<>();
        Map<String, JsonNode> told = new HashMap<>();
        await().atMost(LONG).untilAsserted(() -> {
            RawRecords.of(Topics.TRANSLATIONS, Integer.MAX_VALUE, Duration.ofSeconds(3), record -> {
                String id = record.key().split(":", 2)[0];
                if (ids.contains(id) && record.key().endsWith(":" + LANGUAGE)) {
                    sequences.computeIfAbsent(id, _ -> new HashSet<>()).add(RawRecords.header(record, "ce_sequence"));
                    told.put(id, JSON.readTree(record.value()).at("/translation"));
                }
                return false;
            });
            assertThat(told.keySet()).hasSize(ARTICLES);
        });
        assertThat(sequences.values())
                .as("an event may come again, but only the same")
                .allMatch(all -> all.size() == 1);
        told.forEach((id, translation) -> {
            assertThat(translation.at("/title").asString()).isNotBlank().doesNotContain("quitte");
            assertThat(translation.at("/body").asString()).contains("- ").doesNotContain("retard", "attend", "pleut");
            assertThat(translation.at("/segments"))
                    .hasSize(4)
                    .allMatch(segment -> segment.at("/origin").asString().equals("machine"));
        });
        return told;
    }

    @Test
    void aStageOfApertiumAndThenTheServiceAreKilledAndNothingIsLostEmptyOrToldTwice() throws Exception {
        InstalledApertium.isNeeded();
        try (ServiceProcess service = service()) {
            publishAll(false);
            awaitDone(20);
            for (int killed = 0; killed < 3; killed++) {
                long before = done();
                ProcessHandle stage = await().atMost(LONG)
                        .until(() -> service.programs().skip(1).findAny().orElse(null), found -> found != null);
                stage.destroyForcibly();
                awaitDone(before + 10);
            }
            service.kill();
            assertThat(done()).as("it was killed in the midst of it").isLessThan(ARTICLES);
            service.startAgain();
            assertAllToldOnce();
            assertThat(service.isAlive()).isTrue();
        }
    }

    @Test
    void whatIsPaidForIsNotPaidForAgainButForWhatWasUnderWay() throws Exception {
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        HttpServer provider = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provider.createContext(
                "/languages",
                exchange ->
                        answer(exchange, "[{\"code\":\"fr\",\"targets\":[\"es\"]},{\"code\":\"es\",\"targets\":[]}]"));
        provider.createContext("/translate", exchange -> {
            List<String> answers = new ArrayList<>();
            JSON.readTree(exchange.getRequestBody().readAllBytes()).at("/q").forEach(text -> {
                asked.merge(text.asString(), 1, Integer::sum);
                answers.add(text.asString()
                        .replace("quitte", "leaves")
                        .replace("en retard", "late")
                        .replace("attend", "waits for")
                        .replace("Il pleut", "It rains"));
            });
            answer(exchange, JSON.writeValueAsString(Map.of("translatedText", answers)));
        });
        provider.start();
        try (ServiceProcess service = service(
                "kiosque.engines.apertium.enabled=false",
                "kiosque.gate.language=false",
                "kiosque.translation.libretranslate.url=http://localhost:"
                        + provider.getAddress().getPort(),
                "kiosque.translation.libretranslate.calls-per-second=40")) {
            publishAll(true);
            awaitDone(30);
            service.kill();
            assertThat(done()).as("it was killed in the midst of it").isLessThan(ARTICLES);
            service.startAgain();
            assertAllToldOnce();
        } finally {
            provider.stop(0);
        }
        Set<String> again = new HashSet<>();
        for (String id : ids) {
            List<Integer> times = asked.entrySet().stream()
                    .filter(sentence -> sentence.getKey().contains(id))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(times).hasSize(4).allMatch(n -> n <= 2);
            if (times.contains(2)) {
                again.add(id);
            }
        }
        assertThat(again).as("at most what each worker had in hand").hasSizeLessThanOrEqualTo(WORKERS);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
