package org.kiosque.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.testing.Neighbours;
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

/** What the version before stored is read without loss. */
@ContextConfiguration(initializers = StoredBeforeIT.Before.class, inheritInitializers = false)
class StoredBeforeIT extends WithPretendEngine {

    private static final String DONE = "cbz12vs6t1ap";
    private static final String DONE_AND_CORRECTED_NOW = "n3kd0v8rw5cq";
    private static final String WITHDRAWN = "arw9qhewh9qj";
    private static final String DONE_BUT_NOT_TOLD = "4qm14983sk3z";
    private static final String BEGUN = "w2tq8kd05mzr";
    private static final String LEASED_BY_A_PROCESS_THAT_DIED = "h6xs1v9c3pnb";
    private static final String GIVEN_UP = "y7gm4z2kqa8f";

    /** Sequence of the event that was not told. */
    private static final long PENDING = 1793599205001L;

    private static final String READ_BEFORE = newArticleId();

    /** The store and the topic as the version before leaves them. */
    static final class Before implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            new RealParts().initialize(context);
            String group = "stored-before-" + UUID.randomUUID();
            try (var admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
                if (!admin.listTopics().names().get().contains(Topics.ARTICLES)) {
                    admin.createTopics(List.of(new NewTopic(Topics.ARTICLES, 3, (short) 1)))
                            .all()
                            .get();
                }
                publish(READ_BEFORE);
                Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
                IntStream.range(0, 3)
                        .forEach(i -> ends.put(new TopicPartition(Topics.ARTICLES, i), OffsetSpec.latest()));
                Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
                admin.listOffsets(ends)
                        .all()
                        .get()
                        .forEach((partition, end) -> read.put(partition, new OffsetAndMetadata(end.offset())));
                admin.alterConsumerGroupOffsets(group, read).all().get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            TestPropertyValues.of(
                            "spring.mongodb.uri=" + StoredBefore.in("translations", "fedPartitions"),
                            "spring.kafka.consumer.group-id=" + group)
                    .applyTo(context);
        }
    }

    @Test
    void everyTranslationIsShownAsItWas() throws Exception {
        JsonNode done = json(get("/api/v1/articles/" + DONE + "/translations/en"), 200);
        assertThat(done.at("/status").asString()).isEqualTo("done");
        assertThat(done.at("/origin").asString()).isEqualTo("machine");
        assertThat(done.at("/translatedRevision").asLong()).isEqualTo(1);
        assertThat(done.at("/segments")).hasSize(6);
        assertThat(done.at("/segments/4/field").asString()).isEqualTo("body");
        assertThat(done.at("/segments/4/target").asString()).isEqualTo("It has lasted two years.");
        assertThat(json(get("/api/v1/articles/" + DONE + "/translations"), 200).at("/items"))
                .hasSize(1);
        assertThat(get("/api/v1/articles/" + WITHDRAWN + "/translations/en").statusCode())
                .isEqualTo(404);
        JsonNode givenUp = json(get("/api/v1/articles/" + GIVEN_UP + "/translations/en"), 200);
        assertThat(givenUp.at("/status").asString()).isEqualTo("unavailable");
        assertThat(givenUp.at("/reason").asString()).isEqualTo("an unexpected failure");
    }

    @Test
    void whatAMachineMadeBeforeIsCorrectedByAPerson() throws Exception {
        String path = "/api/v1/articles/" + DONE_AND_CORRECTED_NOW + "/translations/en";
        HttpResponse<String> read = get(path);
        assertThat(json(read, 200).at("/segments/0/review").asString()).isEqualTo("draft");
        HttpResponse<String> written = send(request(path + "/segments/0")
                .header("Authorization", "Bearer " + TestTokens.with("translator"))
                .header("Content-Type", "application/json")
                .header("If-Match", read.headers().firstValue("ETag").orElseThrow())
                .PUT(BodyPublishers.ofString("{\"target\":\"The bridge reopens\"}")));
        assertThat(json(written, 200).at("/status").asString()).isEqualTo("done");
        TranslatedArticle told = service.awaitTranslation(DONE_AND_CORRECTED_NOW, 1);
        assertThat(told.title()).isEqualTo("The bridge reopens");
        assertThat(told.body()).endsWith("It has lasted two years.");
        assertThat(told.origin()).isEqualTo(TranslationOrigin.MIXED);
        assertThat(engine.asked("chantier")).isEmpty();
    }

    @Test
    void whatWasStoredBeforeIsFoundByTranslators() {
        await().untilAsserted(() -> {
            assertThat(raw(DONE).getString("queue")).isEqualTo("REVIEW");
            assertThat(raw(GIVEN_UP).getString("queue")).isEqualTo("FAILED");
            assertThat(raw(WITHDRAWN).getString("queue")).isEqualTo("NONE");
        });
    }

    @Test
    void theEventThatWasPendingLeaves() {
        assertThat(service.awaitTranslation(DONE_BUT_NOT_TOLD, 1).body()).isEqualTo("IL *DORT* ENCORE.");
        assertThat(service.told(DONE_BUT_NOT_TOLD))
                .first()
                .satisfies(told -> assertThat(told.sequence()).isEqualTo(PENDING));
    }

    @Test
    void whatWasBegunIsFinishedFromWhereItStood() {
        TranslatedArticle told = service.awaitTranslation(BEGUN, 2);
        assertThat(told.body()).isEqualTo("PREMIER PARAGRAPHE. Another sentence. ENCORE UNE.");
        assertThat(engine.asked("Encore une")).hasSize(1);
        assertThat(engine.asked("Premier paragraphe")).isEmpty();
        assertThat(service.told(BEGUN).getLast().sequence()).isGreaterThanOrEqualTo(1793599205002L);
        assertThat(service.awaitTranslation(LEASED_BY_A_PROCESS_THAT_DIED, 1).title())
                .isEqualTo("LA GARE FERME");
    }

    @Test
    void noPartitionIsReadAgainThatWasReadBefore() {
        String id = newArticleId();
        publish(id);
        service.awaitTranslation(id, 1);
        assertThat(service.stored(READ_BEFORE)).isEmpty();
        assertThat(mongo.count(new Query(), "fedPartitions")).isZero();
        assertThat(mongo.findAll(Document.class, "replayedPartitions"))
                .extracting(partition -> partition.getString("_id"))
                .contains("articles-0", "articles-1", "articles-2", "articles-11");
    }

    @Test
    void anEventThatWasAppliedBeforeChangesNothingAndTheNextOneDoes() {
        service.published(article(DONE_BUT_NOT_TOLD, 1, "Encore", null, "Texte."), 1);
        service.revised(article(DONE_BUT_NOT_TOLD, 2, "Kafka veille", null, "Texte."), 2);
        assertThat(service.awaitTranslation(DONE_BUT_NOT_TOLD, 2).title()).isEqualTo("KAFKA VEILLE");
        assertThat(service.told(DONE_BUT_NOT_TOLD))
                .extracting(ReceivedEvent::sequence)
                .hasSize(2)
                .startsWith(PENDING)
                .last(InstanceOfAssertFactories.LONG)
                .isGreaterThan(PENDING);
    }

    /** A replica of the version before may still be running. */
    @Test
    void whatIsStoredNowHasTheFieldsThatItHadBefore() {
        String id = newArticleId();
        publish(id);
        service.awaitTranslation(id, 1);
        Document now = raw(id);
        Document before = raw(DONE);
        assertThat(fieldsOf(now)).containsAll(fieldsOf(before));
        assertThat(fieldsOf(now.get("work", Document.class))).isEqualTo(fieldsOf(before.get("work", Document.class)));
        assertThat(fieldsOf(now.get("article", Document.class)))
                .containsAll(fieldsOf(before.get("article", Document.class)))
                .doesNotContain("_class");
        assertThat(now.getString("status")).isEqualTo(before.getString("status"));
        assertThat(now.get("work", Document.class)
                        .getList("segments", Document.class)
                        .getFirst())
                .containsEntry("field", "TITLE")
                .containsEntry("origin", "MACHINE")
                .containsOnlyKeys("n", "field", "source", "target", "origin", "engine");
    }

    private Document raw(String id) {
        return Objects.requireNonNull(mongo.findById(id + ":en", Document.class, "translations"));
    }

    /** Without what depends on the request that asked for it. */
    private static Set<String> fieldsOf(Document document) {
        Set<String> fields = new TreeSet<>(document.keySet());
        fields.remove("traceparent");
        return fields;
    }

    private static void publish(String id) {
        var event = new ArticlePublished(article(id, 1, "Titre", "Chapeau.", "Texte."));
        Neighbours.tell(Topics.ARTICLES, EventFormat.typeOf(event), id, 1, EventFormat.write(event));
    }
}
