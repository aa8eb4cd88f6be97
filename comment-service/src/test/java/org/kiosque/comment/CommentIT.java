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
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.TestKafka;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What readers, moderators and the other services see of the whole service. */
class CommentIT extends WithRealParts {

    @Autowired
    private KafkaTemplate<String, CloudEvent> kafka;

    @Test
    void aCommentWaitsIsApprovedIsSeenAndIsTakenDownAgain() throws Exception {
        String article = article(CommentPolicy.PREMODERATED);

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
                .isGreaterThan(Long.parseLong(RawRecords.header(told.get(0), "ce_sequence")));
        await().atMost(SOON)
                .until(() -> outboxOf(id).getList("pending", Document.class).isEmpty());
    }

    @Test
    void onAnOpenArticleACommentIsSeenAndToldAtOnce() throws Exception {
        String article = article(CommentPolicy.OPEN);

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
        String article = article(null);

        assertThat(reader.posts(article, "Sans règle.").json().get("status").asString())
                .isEqualTo("pending");
    }

    @Test
    void whileKafkaIsAwayCommentsAreTakenAndApprovedAndToldOfLater() throws Exception {
        String open = article(CommentPolicy.OPEN);
        String premoderated = article(CommentPolicy.PREMODERATED);
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
    void whoWritesUnderAnAuthorsNameWaitsForAModerator() throws Exception {
        String article = article(CommentPolicy.OPEN);

        Reader.Answer posted = reader.postsAs("Zοé Маrtіn", article, "C’est moi qui l’ai écrit."); // Greek and Cyrillic

        assertThat(posted.json().get("status").asString()).isEqualTo("pending");
        assertThat(reader.queue("?article=" + article)
                        .get(0)
                        .get("heldBy")
                        .get(0)
                        .asString())
                .isEqualTo("name");
    }

    @Test
    void newsOfArticlesThatComeTwiceOrLateChangeNothing() throws Exception {
        String article = RandomId.next();
        published(article, 1, CommentPolicy.PREMODERATED);
        revised(article, 3, CommentPolicy.OPEN, "Troisième");
        revised(article, 2, CommentPolicy.CLOSED, "Deuxième");
        published(article, 1, CommentPolicy.PREMODERATED);
        revised(article, 3, CommentPolicy.CLOSED, "Troisième, encore");
        List<String> titles = new ArrayList<>();
        revised(article, 4, CommentPolicy.OPEN, "Quatrième"); // same key, hence read after the others
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
        String article = article(CommentPolicy.PREMODERATED);
        String id = reader.posts(article, "Avant le retrait.").json().get("id").asString();
        reader.decides("approve", id);

        withdrawn(article, 2);
        await().atMost(SOON)
                .until(() -> reader.get("/articles/" + article + "/comments").status() == 410);
        assertThat(reader.posts(article, "Trop tard.").status()).isEqualTo(410);
        // a moderator may still decide
        assertThat(reader.decides("spam", id).get(0).get("outcome").asString()).isEqualTo("applied");
        reader.decides("approve", id);

        published(article, 3, CommentPolicy.CLOSED);
        await().atMost(SOON)
                .until(() -> reader.get("/articles/" + article + "/comments").status() == 200);
        assertThat(reader.threads(article)).hasSize(1);
        assertThat(reader.posts(article, "Fermé ?").status()).isEqualTo(409);
    }

    @Test
    void moderatorsWhoDecideAtTheSameMomentAreAllHeardAndAllIsToldInOrder() throws Exception {
        String article = article(CommentPolicy.PREMODERATED);
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
        String article = article(CommentPolicy.PREMODERATED);
        String one = addressOf("198.51.100.7", article, "Un.");

        // what a reader writes into the header itself stands further left, and does not count
        assertThat(addressOf("203.0.113.1, 198.51.100.7", article, "Deux.")).isEqualTo(one);
        assertThat(addressOf("198.51.100.8", article, "Trois.")).isNotEqualTo(one);
        assertThat(one).doesNotContain("198.51.100.7");
    }

    /** @return what is kept of the address of a reader whose comment the gateway passes on with that header */
    private String addressOf(String forwardedFor, String article, String body) throws Exception {
        String captcha = Solver.solved(reader.get("/captcha").json());
        Reader.Answer posted = reader.posts(article, body, captcha, "X-Forwarded-For", forwardedFor);
        return mongo.findById(posted.json().get("id").asString(), Document.class, "comments")
                .get("address", Document.class)
                .getString("hash");
    }

    private Document outboxOf(String id) {
        return mongo.findById(id, Document.class, "comments").get("outbox", Document.class);
    }
}
