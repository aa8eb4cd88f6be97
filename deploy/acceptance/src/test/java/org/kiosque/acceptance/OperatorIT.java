package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator types: {@code deploy/kiosque}. */
@ExtendWith(RunningPlatform.class)
class OperatorIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> SERVICES =
            List.of("article-service", "comment-service", "recommendation-service", "translation-service");

    private final Platform platform;
    private final Api api;

    @TempDir
    private Path folder;

    OperatorIT(Platform platform, Api api) {
        this.platform = platform;
        this.api = api;
    }

    private record Said(int code, String out, String complaint) {}

    private Said kiosque(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Platform.ROOT.resolve("deploy/kiosque").toString(),
                "--port",
                Integer.toString(platform.port()),
                "--data",
                platform.data().toString()));
        command.addAll(List.of(words));
        Path complaint = folder.resolve("complaint");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaint.toFile());
        builder.environment().keySet().removeAll(List.of("MONGODB_URI", "KIOSQUE_MONGOD", "OPERATOR_TOKEN"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, Files.readString(complaint));
    }

    private String done(String... words) throws IOException, InterruptedException {
        Said said = kiosque(words);
        assertThat(said.code()).as(said.toString()).isZero();
        return said.out();
    }

    @AfterEach
    void goOn() throws Exception {
        done("resume", "translation-service", "articles");
    }

    @Test
    void theStatusNamesEveryPart() throws Exception {
        String status = done("status");
        assertThat(status.lines().skip(1)).hasSize(1 + SERVICES.size()).allMatch(line -> line.contains(" UP "));
        assertThat(SERVICES).allMatch(status::contains);
        assertThat(done("dead-letters")).contains("comment-service {");
    }

    @Test
    void aPausedConsumerIsSeenAndGoesOn() throws Exception {
        Needs.apertium();
        assertThat(done("pause", "translation-service", "articles")).contains("\"paused\":true");
        assertThat(done("status").lines().filter(line -> line.startsWith("translation-service")))
                .allMatch(line -> line.endsWith("articles "));
        String id = api.publish("fr", Texts.title(Texts.next()), Texts.lead(1), Texts.body(30), List.of());

        assertThat(done("resume", "translation-service", "articles")).contains("\"paused\":false");

        await().atMost(SOON)
                .until(() -> api.article(id, "en").get("language").asString().equals("en"));
    }

    @Test
    void everythingIsToldAgainAndReadAgain() throws Exception {
        assertThat(done("reemit")).contains("\"running\":false");
        assertThat(done("rebuild", "comment-service")).contains("articles", "\"running\":true");
        assertThat(done("rebuild", "article-service")).contains("articles", "translations", "comments");
    }

    @Test
    void whatAStoreLacksIsFilledInWhenItsTopicsAreReadAgain() throws Exception {
        String id = api.publish("fr", Texts.title(Texts.next()), Texts.lead(1), Texts.body(30), List.of());
        Bson card = Filters.eq("_id", id);
        try (var store = MongoClients.create(platform.store())) {
            MongoCollection<Document> cards =
                    store.getDatabase("kiosque-recommendation").getCollection("cards");
            await().atMost(SOON).until(() -> cards.countDocuments(card) == 1);
            cards.deleteOne(card);

            assertThat(done("rebuild", "recommendation-service")).contains("articles", "translations", "comments");

            await().atMost(SOON).until(() -> cards.countDocuments(card) == 1);
        }
    }

    @Test
    void aRecordThatNobodyReadsWaitsWithItsReasonAndAReplayKeepsIt() throws Exception {
        String key = "poison-" + UUID.randomUUID();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.broker()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("articles", key, "no event")).get();
        }

        JsonNode letter = await().atMost(SOON)
                .until(() -> waiting(key), Optional::isPresent)
                .orElseThrow();

        assertThat(letter.path("reason").asString()).isNotBlank();
        String one =
                letter.path("partition").asInt() + ":" + letter.path("offset").asLong();
        assertThat(done("replay", "comment-service", "articles", "--one", one)).contains("\"failed\":1");
        assertThat(waiting(key)).isPresent();
        assertThat(done("status").lines().filter(line -> line.startsWith("comment-service")))
                .singleElement()
                .asString()
                .doesNotContainPattern(" 0 +-$");
    }

    /** The letter among those that comment-service has set aside. */
    private Optional<JsonNode> waiting(String key) throws Exception {
        String said = done("dead-letters", "comment-service", "articles").replaceFirst("^comment-service ", "");
        return JsonMapper.shared()
                .readTree(said)
                .path("first")
                .valueStream()
                .filter(letter -> key.equals(letter.path("key").asString("")))
                .findFirst();
    }

    @Test
    void aBackupIsTakenOnceAndNotPutUnderRunningServices() throws Exception {
        Path backup = folder.resolve("monday");
        assertThat(done("backup", backup.toString())).contains("documents are in " + backup);
        assertThat(backup.resolve("kiosque-article/articles.bson")).isNotEmptyFile();
        assertThat(kiosque("backup", backup.toString()).complaint()).contains("is there already");
        Said refused = kiosque("restore", backup.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.complaint()).contains("deploy/up --restore " + backup);
    }

    @Test
    void everythingIsExportedOnce() throws Exception {
        Path articles = folder.resolve("articles.jsonl");
        assertThat(done("export", "jsonl", articles.toString())).contains("bytes are in " + articles);
        assertThat(articles).isNotEmptyFile();
        assertThat(kiosque("export", "jsonl", articles.toString()).complaint()).contains("is there already");
        Path comments = folder.resolve("comments.jsonl");
        done("export", "comments", comments.toString());
        assertThat(comments).isNotEmptyFile();
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() throws Exception {
        assertThat(kiosque("pause", "translation-service", "comments"))
                .satisfies(said -> assertThat(said.code()).isEqualTo(1))
                .satisfies(said -> assertThat(said.complaint()).contains("does not hear that topic"));
        assertThat(kiosque("pause", "gateway", "articles").code()).isEqualTo(2);
        assertThat(kiosque("replay", "article-service", "articles", "many").code())
                .isEqualTo(2);
        assertThat(kiosque("replay", "comment-service", "articles", "--one", "0:987654321"))
                .satisfies(said -> assertThat(said.code()).isEqualTo(1))
                .satisfies(said -> assertThat(said.complaint()).contains("no such letter waits"));
        assertThat(kiosque("staus").complaint()).contains("I do not know \"staus\"");
    }
}
