package org.kiosque.comment;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Utils;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.StoredBefore;
import org.kiosque.common.testing.TestKafka;
import org.kiosque.common.testing.TestTokens;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/**
 * What the version before stored is read without loss. It is as that version left it, but that the answers to repeated
 * requests are kept for longer than a day.
 */
@ContextConfiguration(initializers = StoredBeforeIT.Before.class, inheritInitializers = false)
class StoredBeforeIT extends WithRealParts {

    private static final String ARTICLE = "cbz12vs6t1ap";
    private static final String APPROVED = "qvttk2m8b9st";
    private static final String SPAM = "nc8swmg6bap9";
    private static final String PENDING = "mt27k607588g";
    private static final String TOLD_TO_NOBODY_YET = "xtdjsc1sc53r";
    private static final String ANSWERED = "bjgs34hpgdzs";

    private static final int PARTITIONS = 3;
    private static final String HEARD_BEFORE = RandomId.next();

    /** The store of that version, which had heard everything that the topic holds. */
    static final class Before implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            new RealParts().initialize(context);
            String group = "test-" + UUID.randomUUID();
            hearEverything(group);
            TestPropertyValues.of(
                            "spring.mongodb.uri="
                                    + StoredBefore.in("comments", "discussions", "answers", "fedPartitions"),
                            "spring.kafka.consumer.group-id=" + group)
                    .applyTo(context);
        }

        private static void hearEverything(String group) {
            Map<String, Object> broker = Map.of("bootstrap.servers", TestKafka.bootstrapServers());
            try (Admin admin = Admin.create(broker)) {
                try {
                    admin.createTopics(List.of(new NewTopic(Topics.ARTICLES, PARTITIONS, (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
                }
                published(HEARD_BEFORE, 1, CommentPolicy.OPEN);
                Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
                for (int number = 0; number < PARTITIONS; number++) {
                    var partition = new TopicPartition(Topics.ARTICLES, number);
                    long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get()
                            .offset();
                    ends.put(partition, new OffsetAndMetadata(end));
                }
                admin.alterConsumerGroupOffsets(group, ends).all().get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void everyCommentIsThereAsItWasAndCanBeDecidedOn() throws Exception {
        assertThat(reader.threads(ARTICLE))
                .extracting(thread -> thread.get("id").asString())
                .containsExactly(APPROVED, TOLD_TO_NOBODY_YET);
        assertThat(reader.threads(ARTICLE).get(0).get("body").asString()).isEqualTo("I shall cross it.");
        assertThat(reader.post("/comment-counts", Map.of("articleIds", List.of(ARTICLE)))
                        .json()
                        .at("/counts/" + ARTICLE)
                        .asInt())
                .isEqualTo(2);
        assertThat(reader.queue("?status=pending"))
                .extracting(waiting -> waiting.get("id").asString())
                .containsExactly(PENDING, ANSWERED);
        JsonNode spam = reader.queue("?status=spam").get(0);
        assertThat(spam.get("id").asString()).isEqualTo(SPAM);
        assertThat(spam.at("/article/title").asString()).isEqualTo("Le pont rouvre");
        assertThat(spam.at("/heldBy/0").asString()).isEqualTo("premoderated");
        assertThat(spam.at("/history/0/decision").asString()).isEqualTo("spam");
        assertThat(spam.at("/history/0/by").asString()).isEqualTo("moderator");
        assertThat(reader.get("/articles/arw9qhewh9qj/comments").status()).isEqualTo(410);

        JsonNode decided = reader.decides("reject", SPAM).get(0);
        assertThat(decided.get("outcome").asString()).isEqualTo("applied");
        assertThat(mongo.findById(SPAM, Document.class, "comments"))
                .containsEntry("version", 2L)
                .extractingByKey("history", as(LIST))
                .hasSize(2);
    }

    @Test
    void eMailAddressesThatStoodThereInClearAreSealedAndTheirPersonIsFound() throws Exception {
        await().atMost(SOON)
                .until(() -> mongo.find(new Query(), Document.class, "comments").stream()
                        .noneMatch(comment -> comment.toJson().contains("ada@example.org")));

        Reader.Answer hers = reader.get(
                "/people/ada%40example.org/comments", "Authorization", "Bearer " + TestTokens.with("moderator"));
        assertThat(hers.json().get("items")).hasSize(5);
        assertThat(hers.json().at("/items/0/email").asString()).isEqualTo("ada@example.org");
    }

    @Test
    void theEventThatWasPendingLeavesUnderItsOwnId() {
        assertThat(RawRecords.of(Topics.COMMENTS, 1, SOON, record -> TOLD_TO_NOBODY_YET.equals(record.key())))
                .singleElement()
                .satisfies(record -> {
                    assertThat(RawRecords.header(record, "ce_id")).isEqualTo("eb9a8c9c-4cac-4ec3-9c85-b7a8ec7a9bb3");
                    assertThat(RawRecords.header(record, "ce_type")).isEqualTo("comment.approved.v1");
                });
    }

    @Test
    void aRepeatedRequestGetsItsFirstAnswer() throws Exception {
        var comment = Map.of(
                "author", Map.of("name", "Ada", "email", "ada@example.org"),
                "body", "The same once more.",
                "captcha", "none");

        Reader.Answer again = reader.post("/articles/" + ARTICLE + "/comments", comment, "Idempotency-Key", "c-5");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().get("id").asString()).isEqualTo(ANSWERED);
        assertThat(reader.post("/articles/" + ARTICLE + "/comments", comment, "Idempotency-Key", "c-1")
                        .status())
                .isEqualTo(422);
        assertThat(mongo.getCollection("comments").countDocuments()).isEqualTo(5);
    }

    @Test
    void noPartitionIsReadAgainThatWasReadBefore() {
        String later;
        do {
            later = RandomId.next();
        } while (partitionOf(later) != partitionOf(HEARD_BEFORE));
        published(later, 1, CommentPolicy.OPEN);

        known(later);
        assertThat(mongo.findById(HEARD_BEFORE, Document.class, "discussions")).isNull();
    }

    private static int partitionOf(String article) {
        return Utils.toPositive(Utils.murmur2(article.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
    }
}
