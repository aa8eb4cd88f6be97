package org.kiosque.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestKafka;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real store and a real broker. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kiosque.captcha.altcha.hmac-key=test-key-test-key-test-key-test-key",
            "kiosque.privacy.key=test-key-test-key-test-key-test-key",
            "kiosque.captcha.altcha.max-number=1000"
        })
@ContextConfiguration(initializers = RealParts.class)
@Import(TestTokens.class)
class CommentIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private KafkaTemplate<String, CloudEvent> kafka;

    @Autowired
    private MongoOperations mongo;

    private Reader reader;

    @BeforeEach
    void people() {
        reader = new Reader(port);
    }

    @Test
    void aCommentWaitsIsApprovedIsSeenAndIsTakenDownAgain() throws Exception {
        String article = premoderated();

        Reader.Answer posted = reader.posts("le-train-" + article, "Un mot <b>gentil</b> de Zoé.");
        assertThat(posted.status()).isEqualTo(202);
        assertThat(posted.json().get("status").asString()).isEqualTo("pending");
        String id = posted.json().get("id").asString();
        assertThat(reader.threads(article)).isEmpty();
        JsonNode waiting = reader.queue("?status=pending&article=" + article).get(0);
        assertThat(waiting.get("id").asString()).isEqualTo(id);
        assertThat(waiting.get("heldBy").get(0).asString()).isEqualTo("premoderated");

        assertThat(reader.decides("approve", id).get(0).get("outcome").asString())
                .isEqualTo("applied");
        JsonNode shown = reader.threads(article).get(0);
        assertThat(shown.get("body").asString()).isEqualTo("Un mot <b>gentil</b> de Zoé.");
        assertThat(shown.toString()).doesNotContain("example.org");

        assertThat(reader.decides("reject", id).get(0).get("status").asString()).isEqualTo("rejected");
        assertThat(reader.threads(article)).isEmpty();

        Set<String> numbers = new LinkedHashSet<>(); // the outbox may repeat an event
        List<ConsumerRecord<String, byte[]>> told = RawRecords.of(
                Topics.COMMENTS,
                2,
                SOON,
                record -> id.equals(record.key()) && numbers.add(RawRecords.header(record, "ce_sequence")));
        assertThat(told)
                .extracting(record -> RawRecords.header(record, "ce_type"))
                .containsExactly("comment.approved.v1", "comment.removed.v1");
        for (ConsumerRecord<String, byte[]> record : told) {
            assertThat(RawRecords.header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(RawRecords.header(record, "ce_id")).isNotBlank();
            assertThat(RawRecords.header(record, "ce_source")).isEqualTo("urn:kiosque:comment-service");
            assertThat(RawRecords.header(record, "ce_subject")).isEqualTo(id);
            assertThat(RawRecords.header(record, "content-type")).startsWith("application/json");
            String data = new String(record.value(), StandardCharsets.UTF_8);
            assertThat(data).doesNotContain("gentil", "Ada", "Lovelace", "example.org");
            JsonNode event = new JsonMapper().readTree(data);
            assertThat(event.propertyNames()).containsExactlyInAnyOrder("commentId", "articleId", "language", "at");
            assertThat(event.get("articleId").asString()).isEqualTo(article);
        }
        assertThat(Long.parseLong(RawRecords.header(told.get(1), "ce_sequence")))
                .isEqualTo(Long.parseLong(RawRecords.header(told.get(0), "ce_sequence")) + 1);
        await().atMost(SOON)
                .until(() -> outboxOf(id).getList("pending", Document.class).isEmpty());
    }

    @Test
    void onAnOpenArticleACommentIsSeenAndToldAtOnce() throws Exception {
        String article = RandomId.next();
        Newsroom.published(article, 1, CommentPolicy.OPEN);
        known(article);

        Reader.Answer posted = reader.posts(article, "Tout de suite.");
        assertThat(posted.json().get("status").asString()).isEqualTo("approved");
        assertThat(reader.threads(article)).hasSize(1);
        String id = posted.json().get("id").asString();
        assertThat(RawRecords.of(Topics.COMMENTS, 1, SOON, record -> id.equals(record.key())))
                .singleElement()
                .satisfies(record ->
                        assertThat(RawRecords.header(record, "ce_type")).isEqualTo("comment.approved.v1"));
    }

    @Test
    void anArticleWithoutAPolicyIsPremoderated() throws Exception {
        String article = RandomId.next();
        Newsroom.published(article, 1, null);
        known(article);

        assertThat(reader.posts(article, "Sans règle.").json().get("status").asString())
                .isEqualTo("pending");
    }

    @Test
    void whileKafkaIsAwayCommentsAreTakenAndApprovedAndToldOfLater() throws Exception {
        String open = RandomId.next();
        Newsroom.published(open, 1, CommentPolicy.OPEN);
        known(open);
        String premoderated = premoderated();
        var producers = (DefaultKafkaProducerFactory<String, CloudEvent>) kafka.getProducerFactory();
        String shown;
        String approved;
        try {
            producers.setBootstrapServersSupplier(() -> "127.0.0.1:1");
            producers.reset();
            shown = reader.posts(open, "Sans Kafka.").json().get("id").asString();
            approved = reader.posts(premoderated, "Sans Kafka non plus.")
                    .json()
                    .get("id")
                    .asString();
            assertThat(reader.decides("approve", approved).get(0).get("outcome").asString())
                    .isEqualTo("applied");
            assertThat(reader.threads(premoderated)).hasSize(1);
            await().during(Duration.ofSeconds(2)).atMost(SOON).untilAsserted(() -> {
                assertThat(outboxOf(shown).getList("pending", Document.class)).hasSize(1);
                assertThat(outboxOf(approved).getList("pending", Document.class))
                        .hasSize(1);
            });
        } finally {
            producers.setBootstrapServersSupplier(TestKafka::bootstrapServers);
            producers.reset();
        }

        for (String id : List.of(shown, approved)) {
            assertThat(RawRecords.of(Topics.COMMENTS, 1, SOON, record -> id.equals(record.key())))
                    .extracting(record -> RawRecords.header(record, "ce_type"))
                    .containsExactly("comment.approved.v1");
        }
        await().atMost(SOON)
                .until(() -> outboxOf(shown).getList("pending", Document.class).isEmpty());
    }

    @Test
    void newsOfArticlesThatComeTwiceOrLateChangeNothing() throws Exception {
        String article = RandomId.next();
        Newsroom.published(article, 1, CommentPolicy.PREMODERATED);
        Newsroom.revised(article, 3, CommentPolicy.OPEN, "Troisième");
        Newsroom.revised(article, 2, CommentPolicy.CLOSED, "Deuxième");
        Newsroom.published(article, 1, CommentPolicy.PREMODERATED);
        Newsroom.revised(article, 3, CommentPolicy.CLOSED, "Troisième, encore");
        List<String> titles = new ArrayList<>();
        Newsroom.revised(article, 4, CommentPolicy.OPEN, "Quatrième"); // same key, hence read after the others
        await().pollInterval(Duration.ofMillis(20)).atMost(SOON).until(() -> {
            Document stored = mongo.findById(article, Document.class, "discussions");
            if (stored != null) {
                titles.add(stored.getString("title"));
            }
            return stored != null && "Quatrième".equals(stored.getString("title"));
        });

        assertThat(titles).isSubsetOf("Le train de nuit", "Troisième", "Quatrième");
        assertThat(reader.posts(article, "Ouvert.").json().get("status").asString())
                .isEqualTo("approved");
    }

    @Test
    void aWithdrawnArticleIsGoneAndComesBackWithItsThread() throws Exception {
        String article = premoderated();
        String id = reader.posts(article, "Avant le retrait.").json().get("id").asString();
        reader.decides("approve", id);

        Newsroom.withdrawn(article, 2);
        await().atMost(SOON)
                .until(() -> reader.get("/articles/" + article + "/comments").status() == 410);
        assertThat(reader.posts(article, "Trop tard.").status()).isEqualTo(410);
        // a moderator may still decide
        assertThat(reader.decides("spam", id).get(0).get("outcome").asString()).isEqualTo("applied");
        reader.decides("approve", id);

        Newsroom.published(article, 3, CommentPolicy.CLOSED);
        await().atMost(SOON)
                .until(() -> reader.get("/articles/" + article + "/comments").status() == 200);
        assertThat(reader.threads(article)).hasSize(1);
        assertThat(reader.posts(article, "Fermé ?").status()).isEqualTo(409);
    }

    @Test
    void moderatorsWhoDecideAtTheSameMomentAreAllHeardAndAllIsToldInOrder() throws Exception {
        String article = premoderated();
        String id = reader.posts(article, "Qui décide ?").json().get("id").asString();
        int moderators = 6;
        var start = new CyclicBarrier(moderators);
        List<Callable<String>> decisions = new ArrayList<>();
        for (int i = 0; i < moderators; i++) {
            String decision = i % 2 == 0 ? "approve" : "reject";
            decisions.add(() -> {
                start.await();
                return reader.decides(decision, id).get(0).get("outcome").asString();
            });
        }
        try (var threads = Executors.newFixedThreadPool(moderators)) {
            for (var outcome : threads.invokeAll(decisions)) {
                assertThat(outcome.get()).isIn("applied", "unchanged");
            }
        }
        Document stored = mongo.findById(id, Document.class, "comments");
        List<String> history = stored.getList("history", Document.class).stream()
                .map(entry -> entry.getString("decision"))
                .toList();
        // no decision repeats the one before, and the last one holds
        for (int i = 1; i < history.size(); i++) {
            assertThat(history.get(i)).isNotEqualTo(history.get(i - 1));
        }
        assertThat(stored.get("state", Document.class).getString("status")).isEqualTo(history.getLast());
        int events = (int) history.stream().dropWhile("rejected"::equals).count();
        // the outbox may repeat an event, and then with the same number and id: only first occurrences count
        Set<String> numbers = new LinkedHashSet<>();
        List<ConsumerRecord<String, byte[]>> told = RawRecords.of(
                Topics.COMMENTS,
                events,
                SOON,
                record -> id.equals(record.key()) && numbers.add(RawRecords.header(record, "ce_sequence")));
        assertThat(told).hasSize(events);
        assertThat(List.copyOf(numbers)).isSorted();
        assertThat(told)
                .extracting(record -> RawRecords.header(record, "ce_type"))
                .containsExactlyElementsOf(history.stream()
                        .dropWhile("rejected"::equals)
                        .map(decision -> decision.equals("approved") ? "comment.approved.v1" : "comment.removed.v1")
                        .toList());
    }

    @Test
    void theReadersAddressIsTheOneThatTheTrustedProxySaw() throws Exception {
        String article = premoderated();
        String one = addressOf(reader.postsFrom("198.51.100.7", article, "Un."));

        // what a reader writes into the header itself stands further left, and does not count
        assertThat(addressOf(reader.postsFrom("203.0.113.1, 198.51.100.7", article, "Deux.")))
                .isEqualTo(one);
        assertThat(addressOf(reader.postsFrom("198.51.100.8", article, "Trois.")))
                .isNotEqualTo(one);
        assertThat(one).doesNotContain("198.51.100.7");
    }

    private String addressOf(String id) {
        return mongo.findById(id, Document.class, "comments")
                .get("address", Document.class)
                .getString("hash");
    }

    @Test
    void fiveHundredCommentsAreReadPageByPageWithTheirAnswers() throws Exception {
        String article = RandomId.next();
        fiveHundredMoreUnder(article);

        JsonNode page =
                reader.get("/articles/" + article + "/comments?limit=100").json();
        assertThat(page.get("items")).hasSize(100);
        assertThat(page.get("nextCursor").isNull()).isFalse();
        assertThat(page.get("items").get(0).get("replies")).hasSize(400);
    }

    @Test
    void aLaterPageAndItsAnswersComeStraightFromAnIndexInOrder() throws Exception {
        String article = RandomId.next();
        Document first = fiveHundredMoreUnder(article);

        var place = new Document("createdAt", new Document("$gt", first.getDate("createdAt")));
        var tie = new Document("createdAt", first.getDate("createdAt"))
                .append("_id", new Document("$gt", first.getString("_id")));
        assertFromAnIndex(new Document("articleId", article)
                .append("onceShown", true)
                .append("parentId", null)
                .append("$or", List.of(place, tie)));
        assertFromAnIndex(new Document("threadId", new Document("$in", List.of(first.getString("_id"), "another")))
                .append("state.status", "approved"));
        assertFromAnIndex(new Document("state.status", "pending"));
    }

    /** @return the first of all, which four in five of the others answer */
    private Document fiveHundredMoreUnder(String article) throws Exception {
        Newsroom.published(article, 1, CommentPolicy.OPEN);
        known(article);
        String first =
                reader.posts(article, "Au commencement.").json().get("id").asString();
        Document model = mongo.findById(first, Document.class, "comments");
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Document one = new Document(model).append("_id", "t" + article.substring(0, 6) + i);
            // Each later than the first: at the same time, the order would be that of random ids.
            one.append(
                    "createdAt", new java.util.Date(model.getDate("createdAt").getTime() + 1 + i));
            if (i % 5 != 0) {
                one.append("parentId", first).append("threadId", first);
            }
            many.add(one);
        }
        mongo.getCollection("comments").insertMany(many);
        return model;
    }

    private void assertFromAnIndex(Document filter) {
        var find = new Document("find", "comments")
                .append("filter", filter)
                .append("sort", new Document("createdAt", 1).append("_id", 1))
                .append("limit", 21);
        Document plan;
        try {
            plan = mongo.executeCommand(new Document("explain", find).append("verbosity", "executionStats"));
        } catch (DataAccessException embedded) {
            Assumptions.abort("this server neither explains nor uses indexes");
            return;
        }
        String winning = plan.get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
        assertThat(winning).contains("IXSCAN").doesNotContain("COLLSCAN", "\"SORT\"");
    }

    private String premoderated() throws Exception {
        String article = RandomId.next();
        Newsroom.published(article, 1, CommentPolicy.PREMODERATED);
        return known(article);
    }

    private String known(String article) {
        await().atMost(SOON).until(() -> mongo.findById(article, Document.class, "discussions") != null);
        return article;
    }

    private Document outboxOf(String id) {
        return mongo.findById(id, Document.class, "comments").get("outbox", Document.class);
    }
}
