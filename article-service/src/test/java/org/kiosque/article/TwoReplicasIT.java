package org.kiosque.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client.Answer;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.TestMongo;

/** Two processes on one database and one broker behave as one. */
class TwoReplicasIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static Replica one;
    private static Replica other;

    @BeforeAll
    static void start() {
        String database = TestMongo.freshDatabase();
        String group = "spring.kafka.consumer.group-id=two-" + database.hashCode();
        one = new Replica(database, group);
        other = new Replica(database, group);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void editorsAtBothOfThemLoseNothingAndTheEventsStayInOrder() throws Exception {
        Answer article = one.client().published("Numéro 0");
        int editors = 6;
        List<Integer> statuses = new ArrayList<>();
        var published = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(editors)) {
            List<Future<List<Integer>>> all = new ArrayList<>();
            for (int editor = 0; editor < editors; editor++) {
                Client client = (editor % 2 == 0 ? one : other).client();
                String title = "Numéro " + editor;
                all.add(pool.submit(() -> reviseAndPublish(client, article.id(), title, published)));
            }
            for (Future<List<Integer>> done : all) {
                statuses.addAll(done.get());
            }
        }
        assertThat(statuses).isNotEmpty().allMatch(status -> status == 200 || status == 412);

        Answer desk = one.client().desk(article);
        Answer settled = one.client().publish(desk);
        long accepted = Long.parseLong(settled.text("/live/revision"));
        assertThat(accepted).isGreaterThan(1);
        for (Replica replica : List.of(one, other)) {
            await().atMost(SOON).untilAsserted(() -> {
                Answer read = replica.client().get("/api/v1/articles/" + article.id());
                assertThat(read.text("/title")).isEqualTo(settled.text("/live/title"));
                assertThat(read.text("/revision")).isEqualTo(settled.text("/live/revision"));
            });
        }

        List<ConsumerRecord<String, byte[]>> events = RawRecords.of(
                "articles",
                Integer.MAX_VALUE,
                Duration.ofSeconds(4),
                record -> record.key().equals(article.id()));
        List<Long> sequences = events.stream()
                .map(event -> Long.parseLong(RawRecords.header(event, "ce_sequence")))
                .toList();
        // Repeated ones may be among them. Without these they are in order: the first, one for each accepted
        // publication, and one more if the last revision had not been published.
        assertThat(sequences.stream().distinct().toList())
                .isSorted()
                .hasSizeBetween(1 + published.get(), 2 + published.get());
        assertThat(new String(events.getLast().value(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(settled.text("/live/title"));
    }

    @Test
    void oneKeyCreatesOneArticleWhicheverGetsTheRequest() throws Exception {
        String key = "two-replicas-" + System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                Client client = (n % 2 == 0 ? one : other).client();
                calls.add(() -> client.edit(
                        "POST", "/api/v1/articles", Client.draft("Une seule fois"), "Idempotency-Key", key));
            }
            List<Answer> answers =
                    pool.invokeAll(calls).stream().map(Future::resultNow).toList();
            assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 201)
                            .map(Answer::id)
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void whatIsWithdrawnIsGoneFromBothAtOnceAndDoesNotComeBack() {
        Answer article = one.client().published("À retirer");
        for (Replica replica : List.of(one, other)) {
            await().atMost(SOON).until(() -> status(replica, article) == 200);
            assertThat(status(replica, article)).isEqualTo(200); // perhaps from memory
        }
        Answer withdrawn = one.client()
                .edit(
                        "DELETE",
                        "/api/v1/articles/" + article.id() + "/publication",
                        Map.of("reason", "Erreur."),
                        "If-Match",
                        one.client().desk(article).etag());
        assertThat(withdrawn.status()).as(withdrawn::toString).isLessThan(300);
        assertThat(status(one, article)).isEqualTo(410);
        await().atMost(AT_ONCE).until(() -> status(other, article) == 410);
        await().during(AT_ONCE)
                .atMost(AT_ONCE.multipliedBy(2))
                .until(() -> status(one, article) == 410 && status(other, article) == 410);
    }

    @Test
    void whatIsRevisedIsSeenOnBothAtOnce() {
        Answer article = one.client().published("Avant");
        for (Replica replica : List.of(one, other)) {
            await().atMost(SOON).until(() -> title(replica, article).equals("Avant"));
        }
        for (int round = 1; round <= 5; round++) {
            String title = "Après " + round;
            Answer revised = other.client()
                    .edit(
                            "PUT",
                            "/api/v1/articles/" + article.id(),
                            Client.draft(title),
                            "If-Match",
                            one.client().desk(article).etag());
            assertThat(other.client().publish(revised).status()).isEqualTo(200);
            assertThat(title(other, article)).isEqualTo(title);
            await().atMost(AT_ONCE).until(() -> title(one, article).equals(title));
            await().during(Duration.ofMillis(300))
                    .atMost(AT_ONCE)
                    .until(() -> title(one, article).equals(title));
        }
    }

    private static int status(Replica replica, Answer article) {
        return replica.client().read(article.id(), "fr").status();
    }

    private static String title(Replica replica, Answer article) {
        Answer read = replica.client().read(article.id(), "fr");
        return read.status() == 200 ? read.text("/title") : "";
    }

    @Test
    void whatIsPlannedHappensOnceThoughBothSeeItComeDue() {
        int articles = 6;
        Instant at = Instant.now().plusSeconds(3);
        List<Answer> planned = new ArrayList<>();
        for (int n = 0; n < articles; n++) {
            Client client = (n % 2 == 0 ? one : other).client();
            Answer draft = client.created("À l’heure " + n);
            planned.add(client.edit(
                    "PUT",
                    "/api/v1/articles/" + draft.id() + "/publication",
                    Map.of("at", at.toString()),
                    "If-Match",
                    draft.etag()));
        }
        assertThat(planned).extracting(answer -> answer.text("/status")).containsOnly("scheduled");
        assertThat(Instant.now()).as("it is not due yet").isBefore(at);

        for (Answer article : planned) {
            await().atMost(SOON)
                    .until(() -> one.client().desk(article).text("/status").equals("published"));
            Answer desk = other.client().desk(article);
            assertThat(desk.etag()).as("one change").isEqualTo("\"2\"");
            assertThat(Instant.parse(desk.text("/live/publishedAt")))
                    .isBetween(Instant.ofEpochMilli(at.toEpochMilli()), at.plusSeconds(2));
            assertThat(one.client()
                            .edit("GET", "/api/v1/desk/audit?article=" + article.id(), null)
                            .json()
                            .get("items")
                            .findValuesAsString("action"))
                    .containsExactly("published", "scheduled");
        }
        Set<String> ids = planned.stream().map(Answer::id).collect(Collectors.toSet());
        List<ConsumerRecord<String, byte[]>> events = RawRecords.of(
                "articles", Integer.MAX_VALUE, Duration.ofSeconds(4), record -> ids.contains(record.key()));
        assertThat(events.stream()
                        .map(event -> RawRecords.header(event, "ce_id"))
                        .distinct())
                .hasSize(articles);
    }

    /**
     * Ten rounds, each with what the desk shows at its start.
     *
     * @param published counts the publications that were accepted
     */
    private static List<Integer> reviseAndPublish(Client client, String id, String title, AtomicInteger published) {
        List<Integer> statuses = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            Answer desk = client.edit("GET", "/api/v1/desk/articles/" + id, null);
            Answer revised = client.edit(
                    "PUT", "/api/v1/articles/" + id, Client.draft(title + "." + round), "If-Match", desk.etag());
            statuses.add(revised.status());
            if (revised.status() == 200) {
                int status = client.publish(revised).status();
                statuses.add(status);
                if (status == 200) {
                    published.incrementAndGet();
                }
            }
        }
        return statuses;
    }
}
