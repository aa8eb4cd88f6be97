package org.kiosque.comment.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.testing.TestTokens;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.query.Query;

/** Whatever moderators ask for comes straight from an index, in its order. */
class QueueIndexIT extends WithoutBroker {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    @BeforeEach
    void manyComments() {
        List<Document> many = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            var comment = new Document("_id", "c" + number)
                    .append("articleId", number % 2 == 0 ? OPEN : PREMODERATED)
                    .append("state", new Document("status", CommentState.ALL.get(number % CommentState.ALL.size())))
                    .append("language", number % 3 == 0 ? "en" : "fr")
                    .append("createdAt", Date.from(NOW.plusSeconds(number)))
                    .append("words", List.of("word" + number));
            if (number % 30 == 0) {
                comment.append("reportedAt", Date.from(NOW.plusSeconds(number)));
            }
            many.add(comment);
        }
        mongo.getCollection("comments").insertMany(many);
    }

    @ParameterizedTest
    @CsvSource({
        "all,,",
        "all,,en",
        "all,0pen0pen0pen,",
        "pending,,",
        "pending,,en",
        "pending,0pen0pen0pen,",
        "approved,,fr",
        "spam,,",
        "reported,,"
    })
    void everyQueueAndEachOfItsParts(String queue, @Nullable String article, @Nullable String language) {
        var filter = new QueueFilter(queue, article, language, null, null, null);
        assertFromAnIndex(filter.order().part(filter.wanted(), null, 20));
        assertFromAnIndex(filter.order().part(filter.wanted(), new Cursor(NOW.plusSeconds(300), "c300"), 20));
    }

    private void assertFromAnIndex(Query query) {
        var find = new Document("find", "comments")
                .append("filter", query.getQueryObject())
                .append("sort", query.getSortObject())
                .append("limit", query.getLimit());
        try {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(planOf(find)) // indexes are made beside the start
                            .contains("IXSCAN")
                            .doesNotContain("COLLSCAN", "\"SORT\""));
        } catch (DataAccessException embedded) {
            Assumptions.abort("this server neither explains nor uses indexes");
        }
    }

    private String planOf(Document find) {
        return mongo.executeCommand(new Document("explain", find).append("verbosity", "executionStats"))
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
    }

    @Test
    void aCountReadsNoCommentsAndNoFurtherThanItTells() throws Exception {
        List<Document> more = new ArrayList<>();
        for (int number = 0; number < 1_500; number++) {
            more.add(new Document("_id", "d" + number)
                    .append("state", new Document("status", CommentState.PENDING))
                    .append("createdAt", Date.from(NOW.plusSeconds(number)))
                    .append("reportedAt", Date.from(NOW.plusSeconds(number)))
                    .append("words", List.of("word")));
        }
        mongo.getCollection("comments").insertMany(more);
        try {
            profile(2);
        } catch (DataAccessException embedded) {
            Assumptions.abort("this server neither explains nor uses indexes");
        }
        try {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> { // indexes are made beside the start
                                mvc.perform(get("/api/v1/moderation/queue-counts")
                                                .header("Authorization", "Bearer " + TestTokens.with("moderator")))
                                        .andExpect(status().isOk())
                                        .andExpect(jsonPath("$.items[0].status").value("pending"))
                                        .andExpect(jsonPath("$.items[0].count").value(1_000))
                                        .andExpect(jsonPath("$.items[0].more").value(true))
                                        .andExpect(jsonPath("$.items[1].status").value("reported"))
                                        .andExpect(jsonPath("$.items[1].count").value(1_000))
                                        .andExpect(jsonPath("$.items[1].more").value(true));
                                assertThat(latestCounts()).hasSize(2).allSatisfy(count -> {
                                    assertThat(count.getString("planSummary"))
                                            .as(count.toJson())
                                            .doesNotContain("COLLSCAN");
                                    assertThat(count.getInteger("keysExamined"))
                                            .as(count.toJson())
                                            .isBetween(1_001, 1_010);
                                    assertThat(count.getInteger("docsExamined"))
                                            .as(count.toJson())
                                            .isZero();
                                });
                            });
        } finally {
            profile(0);
        }
    }

    private void profile(int level) {
        mongo.executeCommand(new Document("profile", level).append("slowms", -1));
    }

    private List<Document> latestCounts() {
        return mongo.getCollection("system.profile")
                .find(new Document("command.aggregate", "comments"))
                .sort(new Document("$natural", -1))
                .limit(2)
                .into(new ArrayList<>());
    }

    @Test
    void everyStatusIsInTheQueueOfAll() {
        var all = new QueueFilter("all", null, null, null, null, null);
        assertThat(mongo.count(new Query(all.wanted()), "comments")).isEqualTo(600);
    }
}
