package org.kiosque.translation.translations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kiosque.translation.WithPretendEngine;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** How many wait is counted all the while, however many do. */
class WaitingIT extends WithPretendEngine {

    @Test
    void whatWaitsIsCountedWithoutReadingIt() {
        Date due = Date.from(Instant.parse("2099-01-01T00:00:00Z"));
        List<Document> many = IntStream.range(0, 300)
                .mapToObj(number -> new Document("_id", "waiting" + number)
                        .append("status", "WAITING")
                        .append("due", due))
                .toList();
        mongo.insert(many, Translations.COLLECTION);
        var count = new Document("count", Translations.COLLECTION)
                .append("query", Translations.thoseWaiting().getQueryObject());
        try {
            assertThat(mongo.count(Translations.thoseWaiting(), Translations.COLLECTION))
                    .isGreaterThanOrEqualTo(300);
            await().untilAsserted(
                            () -> { // indexes are made beside the start
                                Document told = mongo.executeCommand(
                                                new Document("explain", count).append("verbosity", "executionStats"))
                                        .get("executionStats", Document.class);
                                assertThat(told.getInteger("totalDocsExamined")).isZero();
                            });
        } catch (DataAccessException embedded) {
            Assumptions.abort("this server neither explains nor uses indexes");
        } finally {
            mongo.remove(new Query(Criteria.where("_id").regex("^waiting")), Translations.COLLECTION);
        }
    }
}
