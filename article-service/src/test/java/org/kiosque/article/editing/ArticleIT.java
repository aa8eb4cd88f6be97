package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.outbox.LocalListener;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeService
class ArticleIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Client client;

    @Autowired
    Rendering rendering;

    @Autowired
    History history;

    @Autowired
    Filing filing;

    @Autowired
    MongoOperations mongo;

    @Autowired
    MongoDatabaseFactory databases;

    @Autowired
    DefaultListableBeanFactory beans;

    @Test
    void aPublishedArticleIsReadAtOnceInItsOriginal() {
        Answer draft = client.created("Le train de nuit revient");
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.etag()).isEqualTo("\"0\"");
        assertThat(draft.location()).isEqualTo("/api/v1/articles/" + draft.id());
        assertThat(draft.text("/status")).isEqualTo("draft");
        assertThat(client.get(draft.location()).status()).isEqualTo(404);

        Answer published = client.edit("PUT", draft.location() + "/publication", null, "If-Match", draft.etag());
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.text("/status")).isEqualTo("published");

        Answer read = client.get("/api/v1/articles/any-words-" + draft.id());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("/title")).isEqualTo("Le train de nuit revient");
        assertThat(read.text("/slug")).isEqualTo("le-train-de-nuit-revient-" + draft.id());
        assertThat(read.text("/url")).isEqualTo("/fr/le-train-de-nuit-revient-" + draft.id());
        assertThat(read.json().get("translation").isNull()).isTrue();
        assertThat(read.text("/bodyHtml")).contains("<h2 id=\"h-le-quai\" dir=\"auto\">Le quai</h2>", "<em>soir</em>");
        assertThat(read.text("/outline/0/text")).isEqualTo("Le quai");
        assertThat(read.text("/tags/0/key")).isEqualTo("transports");
        assertThat(read.text("/authors/0/key")).isEqualTo("nadia-ferrand");
        assertThat(read.text("/comments/policy")).isEqualTo("premoderated");
        assertThat(client.get(draft.location(), "If-None-Match", read.etag()).status())
                .isEqualTo(304);

        Answer english = client.get(draft.location() + "?lang=en");
        assertThat(english.text("/translation/status")).isEqualTo("pending");
        assertThat(english.text("/language")).isEqualTo("fr");
        assertThat(english.text("/url")).isEqualTo("/en/le-train-de-nuit-revient-" + draft.id());
        assertThat(english.etag()).isNotEqualTo(read.etag());
    }

    @Test
    void eachEventIsACloudEventInBinaryMode() {
        Answer article = client.published("Un événement");
        assertThat(client.publish(article).status()).isEqualTo(200); // repeated: no second event
        Answer changed =
                client.edit("PUT", article(article), Client.draft("Un autre titre"), "If-Match", article.etag());
        Answer revised = client.publish(changed);
        client.edit(
                "DELETE", article(article) + "/publication", "{\"reason\":\"par erreur\"}", "If-Match", revised.etag());

        List<ConsumerRecord<String, byte[]>> records =
                RawRecords.of("articles", 3, SOON, record -> record.key().equals(article.id()));
        assertThat(records)
                .extracting(record -> RawRecords.header(record, "ce_type"))
                .containsExactly("article.published.v1", "article.revised.v1", "article.withdrawn.v1");
        long last = 0;
        for (ConsumerRecord<String, byte[]> record : records) {
            assertThat(RawRecords.header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(RawRecords.header(record, "ce_id")).isNotBlank();
            assertThat(RawRecords.header(record, "ce_source")).isEqualTo("urn:kiosque:article-service");
            assertThat(OffsetDateTime.parse(RawRecords.header(record, "ce_time")))
                    .isNotNull();
            assertThat(RawRecords.header(record, "ce_subject")).isEqualTo(article.id());
            assertThat(Long.parseLong(RawRecords.header(record, "ce_sequence"))).isGreaterThan(last);
            last = Long.parseLong(RawRecords.header(record, "ce_sequence"));
            assertThat(RawRecords.header(record, "content-type")).isEqualTo("application/json");
            assertThat(RawRecords.header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        }
        assertThat(records)
                .extracting(record -> RawRecords.header(record, "ce_id"))
                .doesNotHaveDuplicates();
        JsonNode first = new JsonMapper().readTree(records.getFirst().value());
        assertThat(first.at("/article/title").asString()).isEqualTo("Un événement");
        assertThat(first.at("/article/revision").asInt()).isEqualTo(1);
    }

    @Test
    void aPublicationThatReadersWereNotToldOfAtOnceReachesThemByTheTopic() {
        var dyingAfterTheSave = new MongoTemplate(databases, mongo.getConverter());
        var desk = new ArticleDesk(new Articles(dyingAfterTheSave), history, filing, rendering);
        Answer draft = client.created("Par le courrier");
        Article before = stored(draft.id());

        Article published = desk.publish(draft.id(), IfMatch.ANY, null, before.created());

        assertThat(published.live()).isEqualTo(before.draft());
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(client.get(article(draft)).text("/title")).isEqualTo("Par le courrier"));
    }

    @Test
    void aListenerOfThisProcessThatFailsDoesNotHinderAPublication() {
        var heard = new AtomicInteger();
        beans.registerSingleton("failing", new LocalListener<>(ArticleEvent.class, _ -> {
            heard.incrementAndGet();
            throw new DataAccessResourceFailureException("store is away");
        }));
        try {
            Answer published = client.published("Malgré tout");
            assertThat(published.status()).isEqualTo(200);
            assertThat(client.get(article(published)).text("/title")).isEqualTo("Malgré tout");
            assertThat(heard).hasValue(1);
        } finally {
            beans.destroySingleton("failing");
        }
    }

    @Test
    void whatIsSentIsForgottenByTheOutbox() {
        Answer article = client.published("Envoyé");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(stored(article.id()).outbox().pending()).isEmpty());
        assertThat(stored(article.id()).outbox().sequence()).isPositive();
    }

    @Test
    void aChangeOfALiveArticleShowsOnlyWhenItIsPublished() {
        Answer article = client.published("Avant");
        Answer changed = client.edit("PUT", article(article), Client.draft("Après"), "If-Match", article.etag());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("unpublishedChanges").asBoolean()).isTrue();
        assertThat(changed.text("/revision")).isEqualTo("2");
        assertThat(changed.text("/live/title")).isEqualTo("Avant");
        assertThat(client.get(article(article)).text("/title")).isEqualTo("Avant");

        client.publish(changed);
        assertThat(client.get(article(article)).text("/title")).isEqualTo("Après");
        assertThat(client.get(article(article)).text("/publishedAt")).isEqualTo(changed.text("/live/publishedAt"));
    }

    @Test
    void theDeskShowsWhatCanBeSentBackAsItIs() {
        Answer article = client.created("Tel quel");
        Answer read = client.desk(article);
        assertThat(read.etag()).isEqualTo(article.etag());
        Answer sentBack = client.edit("PUT", article(article), read.json(), "If-Match", read.etag());
        assertThat(sentBack.status()).isEqualTo(200);
        assertThat(sentBack.etag()).isEqualTo(read.etag());
        assertThat(sentBack.text("/revision")).isEqualTo("1");
    }

    @Test
    void ofTwoEditorsAtOnceOneIsToldToReadAgain() throws Exception {
        Answer article = client.created("À deux");
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Answer> one =
                    () -> client.edit("PUT", article(article), Client.draft("Première"), "If-Match", article.etag());
            Callable<Answer> other =
                    () -> client.edit("PUT", article(article), Client.draft("Seconde"), "If-Match", article.etag());
            List<Answer> answers = pool.invokeAll(List.of(one, other)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
            assertThat(stored(article.id()).draft().number()).isEqualTo(2);
        }
    }

    @Test
    void aWithdrawnArticleIsGoneUntilItIsPublishedAgain() {
        Answer article = client.published("Retiré");
        Answer withdrawn = client.edit(
                "DELETE", article(article) + "/publication", "{\"reason\":\"une erreur\"}", "If-Match", article.etag());
        assertThat(withdrawn.text("/status")).isEqualTo("withdrawn");
        assertThat(withdrawn.text("/withdrawalReason")).isEqualTo("une erreur");
        assertThat(withdrawn.text("/decided/by")).isEqualTo("camille");

        Answer read = client.get(article(article));
        assertThat(read.status()).isEqualTo(410);
        assertThat(read.problem()).isEqualTo("article-withdrawn");
        assertThat(read.text("/withdrawnAt")).isEqualTo(withdrawn.text("/decided/at"));
        assertThat(read.text("/reason")).isEqualTo("une erreur");
        assertThat(client.get("/api/v1/articles?limit=100").json().toString()).doesNotContain(article.id());

        assertThat(client.publish(withdrawn).status()).isEqualTo(200);
        assertThat(client.get(article(article)).status()).isEqualTo(200);
    }

    @Test
    void aNewDraftIsReadAtItsLocationByEditorsAlone() {
        Answer draft = client.created("Pas encore");
        Answer read = client.edit("GET", draft.location() + "?lang=en", null);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.etag()).isEqualTo(draft.etag());
        assertThat(read.text("/status")).isEqualTo("draft");
        assertThat(read.text("/title")).isEqualTo("Pas encore");
        assertThat(read.header("Cache-Control")).contains("no-store");
        assertThat(client.edit("HEAD", draft.location(), null).status()).isEqualTo(200);
        assertThat(client.edit("HEAD", "/api/v1/desk/articles/" + draft.id(), null)
                        .status())
                .isEqualTo(200);

        assertThat(client.get(draft.location()).status()).isEqualTo(404);
        for (String role : List.of("moderator", "translator", "operator")) {
            Answer refused = client.get(draft.location(), "Authorization", "Bearer " + TestTokens.with(role));
            assertThat(refused.problem()).isEqualTo("not-found");
        }
        for (String nothing : List.of(RandomId.next(), "..%2Ftags", "x")) {
            assertThat(client.edit("GET", "/api/v1/articles/" + nothing, null).status())
                    .isIn(400, 404);
        }

        client.publish(draft);
        assertThat(client.edit("GET", draft.location(), null).json().has("bodyHtml"))
                .as("what is published is the same for all")
                .isTrue();
    }

    @Test
    void aDraftCanBeDeletedAndAPublishedArticleCannot() {
        Answer draft = client.created("Pour rien");
        assertThat(client.edit("DELETE", article(draft), null).problem()).isEqualTo("precondition-required");
        assertThat(client.edit("DELETE", article(draft), null, "If-Match", draft.etag())
                        .status())
                .isEqualTo(204);
        assertThat(client.desk(draft).status()).isEqualTo(404);

        Answer published = client.published("Pour tous");
        Answer refused = client.edit("DELETE", article(published), null, "If-Match", published.etag());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("article-once-published");
        assertThat(client.get(article(published)).status()).isEqualTo(200);
    }

    @Test
    void theLanguageIsFoundInTheText() {
        var draft = Client.draft("The night train returns");
        draft.remove("language");
        draft.put("lead", "After ten years of absence, the line reopens.");
        draft.put("body", "It was an evening in November, and nobody on the platform believed that it would come.");
        assertThat(client.edit("POST", "/api/v1/articles", draft).text("/language"))
                .isEqualTo("en");
        draft.put("title", "12345");
        draft.remove("lead");
        draft.put("body", "67890");
        Answer refused = client.edit("POST", "/api/v1/articles", draft);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("/language");
    }

    @Test
    void theDeskListsByStatusInParts() {
        client.published("Un");
        client.published("Deux");
        client.published("Trois");
        Answer first = client.edit("GET", "/api/v1/desk/articles?status=published&limit=2", null);
        assertThat(first.json().get("items")).hasSize(2);
        assertThat(first.header("Link")).contains("rel=\"next\"").contains("status=published");
        String next = first.header("Link").replaceAll("^<|>.*$", "");
        Answer second = client.edit("GET", next, null);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("items").get(0).get("id"))
                .isNotIn(
                        first.json().get("items").get(0).get("id"),
                        first.json().get("items").get(1).get("id"));
    }

    private Article stored(String id) {
        Article found = mongo.findById(id, Article.class);
        assertThat(found).isNotNull();
        return found;
    }

    private static String article(Answer answer) {
        return "/api/v1/articles/" + answer.id();
    }
}
