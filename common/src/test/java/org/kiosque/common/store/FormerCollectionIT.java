package org.kiosque.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestMongo;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class FormerCollectionIT {

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.freshDatabase()));

    private FormerCollection former() {
        return new FormerCollection(mongo, "before", "today");
    }

    private List<Document> today() {
        return mongo.findAll(Document.class, "today");
    }

    @Test
    void documentsMoveAndNothingNewerIsOverwritten() {
        mongo.insert(new Document("_id", "a").append("state", "old"), "before");
        mongo.insert(new Document("_id", "b").append("state", "old"), "before");
        mongo.insert(new Document("_id", "b").append("state", "new"), "today");

        former().moveOnce();

        assertThat(today())
                .containsExactlyInAnyOrder(
                        new Document("_id", "a").append("state", "old"),
                        new Document("_id", "b").append("state", "new"));
        assertThat(mongo.findAll(Document.class, "before")).isEmpty();
    }

    @Test
    void severalReplicasMoveAtTheSameTime() throws Exception {
        mongo.insert(
                IntStream.range(0, 1_200).mapToObj(n -> new Document("_id", n)).toList(), "before");
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : IntStream.range(0, 4)
                    .mapToObj(_ -> replicas.submit(() -> former().moveOnce()))
                    .toList()) {
                done.get();
            }
        }
        assertThat(today()).hasSize(1_200);
        assertThat(mongo.findAll(Document.class, "before")).isEmpty();
    }

    @Test
    void whereNothingWasStoredNothingHappens() {
        former().moveOnce();
        assertThat(mongo.collectionExists("today")).isFalse();
    }

    @Test
    void whatFailsIsTriedAgainTheNextTime() {
        var away = new MongoTemplate(new SimpleMongoClientDatabaseFactory(
                "mongodb://127.0.0.1:1/away?serverSelectionTimeoutMS=100&connectTimeoutMS=100"));
        var former = new FormerCollection(away, "before", "today");
        assertThatThrownBy(former::moveOnce).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(former::moveOnce).isInstanceOf(DataAccessException.class);
    }
}
