package org.kiosque.comment.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** Threads in the order of how much they are discussed, and how their sizes are kept. */
class DiscussedThreadsIT extends WithoutBroker {

    @Test
    void theMostDiscussedComeFirstPartByPart() throws Exception {
        String quiet = idOf(postedTo(OPEN, changed("body", "Quiet")));
        String lively = idOf(postedTo(OPEN, changed("body", "Lively")));
        String livelier = idOf(postedTo(OPEN, changed("body", "Livelier")));
        answered(lively, 1);
        List<String> answers = answered(livelier, 2);
        clock.ahead = Duration.ofSeconds(1);
        String latest = idOf(postedTo(OPEN, changed("body", "Latest and quiet")));

        assertThat(discussed(2)).containsExactly(livelier, lively, latest, quiet);

        answers.forEach(answer -> decidedQuietly("reject", answer));
        assertThat(discussed(2)).containsExactly(lively, latest, livelier, quiet);
        threads(OPEN, "?sort=discussed&thread=" + lively)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("sort"));
        String byTime = nextOf(read(threads(OPEN, "?limit=1")));
        threads(OPEN, "?sort=discussed&cursor=" + byTime).andExpect(status().isBadRequest());
    }

    @Test
    void whoeverDiesBeforeAThreadIsCountedLeavesTheCountToOthers() throws Exception {
        String lively = idOf(postedTo(OPEN, changed("body", "Lively")));
        clock.ahead = Duration.ofSeconds(1);
        String quiet = idOf(postedTo(OPEN, changed("body", "Quiet")));
        String answer = answered(lively, 1).getFirst();
        mongo.updateFirst( // as it is between the two writes
                query(where("_id").is(answer)), new Update().set("recount", true), "comments");
        mongo.updateFirst(query(where("_id").is(lively)), new Update().set("replies", 0L), "comments");
        assertThat(discussed(2)).containsExactly(quiet, lively);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(discussed(2)).containsExactly(lively, quiet));
        assertThat(mongo.findById(answer, Document.class, "comments")).doesNotContainKey("recount");
    }

    @Test
    void threadsOfBeforeSizesWereKeptAreCountedWhenSomebodyAsks() throws Exception {
        String lively = idOf(postedTo(OPEN, changed("body", "Lively")));
        answered(lively, 2);
        clock.ahead = Duration.ofSeconds(1);
        String quiet = idOf(postedTo(OPEN, changed("body", "Quiet")));
        mongo.updateMulti(query(where("articleId").is(OPEN)), new Update().unset("replies"), "comments");

        assertThat(discussed(2)).containsExactly(lively, quiet);
        assertThat(mongo.findById(lively, Document.class, "comments")).containsEntry("replies", 2L);
        decided("reject", lively); // with the version that the count has left
        assertThat(mongo.findById(lively, Document.class, "comments")).containsEntry("replies", 2L);
    }

    private List<String> answered(String thread, int times) throws Exception {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Map<String, Object> answer = changed("body", "Answer " + i + " to " + thread);
            answer.put("parentId", thread);
            answers.add(idOf(postedTo(OPEN, answer)));
        }
        return answers;
    }

    private void decidedQuietly(String decision, String id) {
        try {
            decided(decision, id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the ids of all threads, in parts of so many */
    private List<String> discussed(int limit) throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page =
                    read(threads(OPEN, "?sort=discussed&limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor)));
            page.get("items").forEach(item -> ids.add(item.get("id").asString()));
            cursor = nextOf(page);
        } while (cursor != null);
        return ids;
    }

    private static JsonNode read(ResultActions answered) throws Exception {
        return JSON.readTree(
                answered.andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray());
    }
}
