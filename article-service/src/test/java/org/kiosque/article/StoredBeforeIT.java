package org.kiosque.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client.Answer;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.Neighbours;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.StoredBefore;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the version before stored is read without loss. */
class StoredBeforeIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DRAFT = "nnfmn47nvgv1";
    private static final String PUBLISHED = "cbz12vs6t1ap";
    private static final String WITHDRAWN = "arw9qhewh9qj";
    /** Published while Kafka did not answer. */
    private static final String PENDING = "4qm14983sk3z";

    private static final Map<String, Object> FIRST_REQUEST = Map.of(
            "language",
            "fr",
            "title",
            "Le pont rouvre",
            "lead",
            "Après deux ans.",
            "body",
            "Le pont rouvre lundi.\n\n## Le chantier\n\nIl a duré deux ans.",
            "tags",
            List.of("Transport"),
            "authors",
            List.of("Nadia Ferrand"));

    private static MongoClient mongo;
    private static MongoDatabase database;
    private static Replica replica;
    private static Client client;

    @BeforeAll
    static void startOnWhatWasStored() {
        var uri = new ConnectionString(StoredBefore.in(
                "articles", "readArticles", "countedComments", "media", "mediaVariants", "answers", "fedPartitions"));
        mongo = MongoClients.create(uri);
        database = mongo.getDatabase(Objects.requireNonNull(uri.getDatabase()));
        // An answer is kept for a day, and this test for longer.
        Date later = Date.from(Instant.now().plus(Duration.ofHours(1)));
        database.getCollection("answers").updateMany(new Document(), Updates.set("expiresAt", later));
        replica = new Replica(
                FormerEditor.class,
                uri.getConnectionString(),
                "spring.kafka.consumer.group-id=before-" + uri.getDatabase());
        client = replica.client();
    }

    @AfterAll
    static void stop() {
        replica.close();
        mongo.close();
    }

    @Test
    void readersGetWhatTheyGot() {
        Answer french = client.read(PUBLISHED, "fr");
        assertThat(french.text("/title")).isEqualTo("Le pont rouvre");
        assertThat(french.text("/outline/0/id")).isEqualTo("h-le-chantier");
        assertThat(french.text("/tags/0/name")).isEqualTo("Transport");
        assertThat(french.text("/authors/0/name")).isEqualTo("Nadia Ferrand");
        assertThat(french.text("/comments/count")).isEqualTo("1");
        Answer english = client.read(PUBLISHED, "en");
        assertThat(english.text("/translation/status")).isEqualTo("done");
        assertThat(english.text("/bodyHtml")).contains("<h2 id=\"h-the-work\" dir=\"auto\">The work</h2>");
        assertThat(client.read(PENDING, "fr").text("/title")).isEqualTo("Une nouvelle qui attend");
        assertThat(client.get("/api/v1/articles?limit=100&author=nadia-ferrand")
                        .json()
                        .get("items")
                        .findValuesAsString("id"))
                .contains(PUBLISHED);
        assertThat(client.get("/media/rjm26mrv6z6d/320.jpg").status()).isEqualTo(200);
    }

    @Test
    void whatWasBegunPublishedAndWithdrawnGoesOnWhereItWas() {
        Answer draft = desk(DRAFT);
        assertThat(draft.text("/status")).isEqualTo("draft");
        assertThat(draft.text("/body")).isEqualTo("Il attend.");
        assertThat(client.publish(draft).text("/status")).isEqualTo("published");
        assertThat(client.read(DRAFT, "fr").text("/title")).isEqualTo("Un brouillon");

        Answer gone = client.read(WITHDRAWN, "fr");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.json().has("withdrawnAt")).isTrue();
        assertThat(gone.json().has("reason"))
                .as("a reason that was given for the newsroom alone")
                .isFalse();
        Answer withdrawn = desk(WITHDRAWN);
        assertThat(withdrawn.text("/withdrawalReason")).isEqualTo("faux");
        assertThat(withdrawn.text("/decided/by")).isEqualTo("editor");
        assertThat(client.publish(withdrawn).status()).isEqualTo(200);
        assertThat(RawRecords.of(
                        Topics.ARTICLES, 1, SOON, record -> record.key().equals(WITHDRAWN)))
                .extracting(record -> RawRecords.header(record, "ce_sequence"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .isGreaterThan("0000000000000000002");

        assertThat(client.edit("GET", "/api/v1/desk/articles?status=published", null)
                        .json()
                        .get("items")
                        .findValuesAsString("id"))
                .contains(PUBLISHED, PENDING);
    }

    @Test
    void theHistoryBeginsWithWhatWasThere() {
        Answer before = desk(PUBLISHED);
        assertThat(client.edit(
                                "PUT",
                                "/api/v1/articles/" + PUBLISHED,
                                Client.draft("Le pont rouvre mardi"),
                                "If-Match",
                                before.etag())
                        .status())
                .isEqualTo(200);
        JsonNode saves = client.edit("GET", "/api/v1/articles/" + PUBLISHED + "/revisions", null)
                .json()
                .get("items");
        assertThat(saves.findValuesAsString("title")).containsExactly("Le pont rouvre mardi", "Le pont rouvre");
        assertThat(saves.get(1).at("/saved/at").asString())
                .isEqualTo(before.text("/changed/at"))
                .isNotEmpty();
        assertThat(saves.get(1).get("live").asBoolean()).isTrue();
        assertThat(client.edit("GET", "/api/v1/articles/" + PUBLISHED + "/revisions/1", null)
                        .text("/body"))
                .contains("Le pont rouvre lundi.");
        assertThat(client.read(PUBLISHED, "fr").text("/title")).isEqualTo("Le pont rouvre");
    }

    @Test
    void theEventThatWaitedLeavesAsItWas() {
        assertThat(RawRecords.of(
                        Topics.ARTICLES, 1, SOON, record -> record.key().equals(PENDING)))
                .extracting(record -> RawRecords.header(record, "ce_id"))
                .containsExactly("43fe265b-72bf-410e-ae2f-f067db27424a");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stored("articles", new Document("outbox.pending.0", exists(true))))
                        .isEmpty());
    }

    @Test
    void aRepeatedRequestGetsItsFirstAnswer() {
        Answer repeated = client.edit("POST", "/api/v1/articles", FIRST_REQUEST, "Idempotency-Key", "published-1");
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.json()).isEqualTo(answerAbout(PUBLISHED));

        Answer other = client.edit("POST", "/api/v1/articles", FIRST_REQUEST, "Idempotency-Key", "draft-1");
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void noPartitionIsReadAgainThatWasReadBefore() {
        String id = RandomId.next();
        tell(Topics.ARTICLES, "article.published.v1", id, id);
        tell(Topics.TRANSLATIONS, "translation.completed.v1", id + ":en", id);
        String comment = RandomId.next();
        Neighbours.tell(
                Topics.COMMENTS,
                "comment.approved.v1",
                comment,
                1,
                EventFormat.write(new CommentApproved(comment, id, "fr", Neighbours.TIME)));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(client.read(id, "en").text("/translation/status")).isEqualTo("done");
            assertThat(client.read(id, "en").text("/comments/count")).isEqualTo("1");
        });

        // One that was read from its beginning would have been written anew.
        assertThat(stored("replayedPartitions", new Document()))
                .containsExactlyInAnyOrderElementsOf(StoredBefore.documentsOf("fedPartitions"));
        assertThat(stored("fedPartitions", new Document())).isEmpty();
    }

    private static void tell(String topic, String type, String key, String id) {
        Neighbours.tell(topic, type, key, 1, Samples.json(type, id));
    }

    private static Answer desk(String id) {
        return client.edit("GET", "/api/v1/desk/articles/" + id, null);
    }

    private static JsonNode answerAbout(String id) {
        return StoredBefore.documentsOf("answers").stream()
                .filter(answer -> answer.getString("created").equals(id))
                .map(answer -> new JsonMapper().readTree(answer.getString("answer")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Document> stored(String collection, Document wanted) {
        return database.getCollection(collection).find(wanted).into(new ArrayList<>());
    }

    private static Document exists(boolean there) {
        return new Document("$exists", there);
    }

    /** The editor who wrote all this; whoever comes is taken for them. */
    static class FormerEditor {

        @Bean
        JwtDecoder everybodyIsTheEditor() {
            return token -> Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject("editor")
                    .claim("preferred_username", "editor")
                    .claim("roles", List.of("editor"))
                    .build();
        }
    }
}
