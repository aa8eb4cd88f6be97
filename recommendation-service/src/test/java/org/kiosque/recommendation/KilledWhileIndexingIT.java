package org.kiosque.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestKafka;
import org.kiosque.common.testing.TestMongo;

/** Hundreds of articles wait to be indexed, and what indexes them is killed in the midst of it. */
class KilledWhileIndexingIT {

    private static final int ARTICLES = 300;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A word that no other article has. */
    private final String word = "quay" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    private final List<ArticleSnapshot> articles = IntStream.range(0, ARTICLES)
            .mapToObj(i -> Samples.article(
                    RandomId.next(),
                    "fr",
                    word + " numero" + i,
                    (word + " serie" + i / 3 + " voyage" + i / 3 + ". ").repeat(100),
                    Corpus.PUBLISHED,
                    "serie-" + i / 3))
            .toList();

    @TempDir
    private Path folder;

    private final String database = TestMongo.freshDatabase();
    private final String group = "spring.kafka.consumer.group-id=killed-" + UUID.randomUUID();

    @AfterEach
    void withdrawAll() {
        articles.forEach(article -> Samples.withdraw(article, 9));
    }

    @Test
    void whatWasKilledWhileIndexingAnswersAsIfNothingHadHappened() throws Exception {
        articles.forEach(article -> Samples.publish(article, 1));
        Samples.withdraw(articles.getLast(), 2);
        Path index = folder.resolve("index");
        try (var service = new ServiceProcess(
                folder.resolve("service.log"),
                "spring.mongodb.uri=" + database,
                "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                group,
                "kiosque.languages=fr,en",
                "kiosque.topics.replication-factor=1",
                "kiosque.topics.partitions=3",
                "kiosque.store.write-concern=1",
                "kiosque.index.directory=" + index)) {
            await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> begun(index) == 1);
            service.kill();
            assertThat(service.log()).as("killed in the midst of it").doesNotContain("The index has caught up");

            service.startAgain();
            await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> begun(index) == 2 && cards() > 0);
            service.kill();
            assertThat(cards()).as("killed while cards are written").isLessThan(ARTICLES);

            service.startAgain();
            await().atMost(LONG).until(() -> service.log().contains("The index has caught up"));
            await().atMost(LONG).until(() -> cards() == ARTICLES);
            try (var never = RunningService.start("spring.mongodb.uri=" + database, group, "kiosque.languages=fr,en")) {
                await().atMost(LONG).untilAsserted(() -> {
                    for (ArticleSnapshot article : articles.subList(0, 30)) {
                        assertThat(items(service, "/api/v1/articles/" + article.slug() + "/related?lang=fr&limit=20"))
                                .isEqualTo(RunningService.json(never.get("/api/v1/articles/" + article.slug()
                                                        + "/related?lang=fr&limit=20")
                                                .body())
                                        .toString())
                                .contains("same-subject");
                    }
                });
                assertThat(found(service))
                        .containsExactlyElementsOf(found(never))
                        .doesNotHaveDuplicates();
                assertThat(found(service)).doesNotContain(articles.getLast().articleId());
            }
            assertThat(found(service)).as("all but what was withdrawn").hasSize(ARTICLES - 1);
        }
    }

    /** How many folders there are in which an index was begun: each start has one of its own. */
    private static long begun(Path index) throws IOException {
        if (!Files.exists(index)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(index)) {
            return folders.filter(one -> Files.exists(one.resolve("files").resolve("language-fr")))
                    .count();
        }
    }

    private long cards() {
        try (var mongo = MongoClients.create(database)) {
            return mongo.getDatabase(String.valueOf(new ConnectionString(database).getDatabase()))
                    .getCollection("cards")
                    .countDocuments(new org.bson.Document(
                            "_id",
                            new org.bson.Document(
                                    "$in",
                                    articles.stream()
                                            .map(ArticleSnapshot::articleId)
                                            .toList())));
        }
    }

    private List<String> found(ServiceProcess service) throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            var part = RunningService.json(get(service, search() + cursor));
            part.get("items").forEach(item -> ids.add(item.get("id").asString()));
            cursor = part.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + part.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        return ids;
    }

    private List<String> found(RunningService service) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            var part = RunningService.json(service.get(search() + cursor).body());
            part.get("items").forEach(item -> ids.add(item.get("id").asString()));
            cursor = part.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + part.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        return ids;
    }

    private String search() {
        return "/api/v1/search?lang=fr&limit=50&q=" + URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private static String items(ServiceProcess service, String path) throws Exception {
        return RunningService.json(get(service, path)).toString();
    }

    private static String get(ServiceProcess service, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
