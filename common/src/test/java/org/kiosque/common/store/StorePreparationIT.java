package org.kiosque.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestMongo;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexInfo;

class StorePreparationIT {

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.freshDatabase()));

    @Test
    void anIndexThatCannotBeKeepsNoOtherWaitingAndIsTriedAgain() {
        mongo.insert(new Document("_id", 1).append("name", "twice"), "things");
        mongo.insert(new Document("_id", 2).append("name", "twice"), "things");
        var unique = new Index("name", Direction.ASC).unique();
        var preparation = StorePreparation.loop(
                mongo,
                List.of(),
                List.of(
                        new CollectionIndexes("things", List.of(unique, new Index("age", Direction.ASC))),
                        new CollectionIndexes("others", List.of(new Index("size", Direction.ASC)))));

        preparation.start();

        await().untilAsserted(
                        () -> assertThat(names("things")).contains("age_1").doesNotContain("name_1"));
        await().untilAsserted(() -> assertThat(names("others")).contains("size_1"));
        mongo.getCollection("things").deleteOne(new Document("_id", 2));
        await().untilAsserted(() -> assertThat(names("things")).contains("name_1"));
        preparation.stop();
        assertThat(preparation.isRunning()).isFalse();
    }

    private List<String> names(String collection) {
        return mongo.indexOps(collection).getIndexInfo().stream()
                .map(IndexInfo::getName)
                .toList();
    }
}
