package org.kiosque.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestMongo;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.index.PartialIndexFilter;

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

    @Test
    void anIndexOfAnEarlierVersionGoesWhenThoseOfTodayAreThere() {
        mongo.indexOps("things").createIndex(new Index("age", Direction.ASC));
        mongo.indexOps("things").createIndex(new Index("size", Direction.ASC));
        var preparation = StorePreparation.loop(
                mongo,
                List.of(),
                List.of(new CollectionIndexes(
                        "things",
                        List.of(new Index("age", Direction.ASC)
                                .named("where-age")
                                .partial(PartialIndexFilter.of(where("age").exists(true)))),
                        List.of("age_1", "never_there_1"))));

        preparation.start();

        await().untilAsserted(() ->
                assertThat(names("things")).contains("where-age", "size_1").doesNotContain("age_1"));
        preparation.stop();
    }

    private List<String> names(String collection) {
        return mongo.indexOps(collection).getIndexInfo().stream()
                .map(IndexInfo::getName)
                .toList();
    }
}
