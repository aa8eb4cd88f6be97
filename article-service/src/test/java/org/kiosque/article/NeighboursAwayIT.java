package org.kiosque.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client.Answer;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.TestKafka;
import org.kiosque.common.testing.TestMongo;

/** What the README promises for when a neighbour is down. */
class NeighboursAwayIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void withoutKafkaEditorsAndReadersNoticeNothingAndTheEventLeavesOnceItIsThere() throws Exception {
        String database = TestMongo.freshDatabase();
        try (var cable = Cable.pulled(portOf(TestKafka.bootstrapServers()));
                var replica = new Replica(database, "spring.kafka.bootstrap-servers=127.0.0.1:" + cable.port())) {
            Client client = replica.client();
            Answer published = client.published("Sans courtier");
            assertThat(published.status()).isEqualTo(200);
            Answer read = client.get("/api/v1/articles/" + published.id());
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.text("/title")).isEqualTo("Sans courtier");
            assertThat(pendingEvents(database, published.id())).isEqualTo(1);

            cable.plugIn();
            await().atMost(SOON).until(() -> pendingEvents(database, published.id()) == 0);
            assertThat(RawRecords.of(
                            "articles", 1, SOON, record -> published.id().equals(record.key())))
                    .hasSize(1);
        }
    }

    @Test
    void withoutTheStoreEverybodyIsToldToComeBackAndAllGoesOnWhenItIsThere() throws Exception {
        var uri = new ConnectionString(TestMongo.freshDatabase());
        try (var cable = new Cable(portOf(uri.getHosts().getFirst()));
                var replica = new Replica("mongodb://127.0.0.1:" + cable.port() + "/"
                        + Objects.requireNonNull(uri.getDatabase()) + "?directConnection=true")) {
            Client client = replica.client();
            Answer draft = client.created("Avant la panne");
            Answer published = client.publish(draft);
            assertThat(published.status()).isEqualTo(200);

            cable.pull();
            List<Answer> answers = List.of(
                    client.get("/api/v1/articles/" + draft.id()),
                    client.get("/api/v1/articles"),
                    client.get("/media/k3v9x2m4qd7h/320.jpg"),
                    client.created("Pendant la panne"),
                    client.publish(published),
                    client.desk(draft));
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("unavailable");
                assertThat(answer.header("Retry-After")).isNotEmpty();
            });

            cable.plugIn();
            await().atMost(SOON)
                    .until(() -> client.get("/api/v1/articles/" + draft.id()).status() == 200);
            var after = new AtomicReference<Answer>();
            await().atMost(SOON).until(() -> {
                after.set(client.created("Après la panne"));
                return after.get().status() == 201;
            });
            assertThat(client.publish(after.get()).status()).isEqualTo(200);
        }
    }

    private static int pendingEvents(String database, String id) {
        var uri = new ConnectionString(database);
        try (var mongo = MongoClients.create(uri)) {
            Document article = mongo.getDatabase(Objects.requireNonNull(uri.getDatabase()))
                    .getCollection("articles")
                    .find(new Document("_id", id))
                    .first();
            return Objects.requireNonNull(article)
                    .get("outbox", Document.class)
                    .getList("pending", Document.class)
                    .size();
        }
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
