package org.kiosque.comment.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestTokens;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** What moderators see and decide. */
class ModerationIT extends WithoutBroker {

    @Test
    void theQueueShowsWhatHeldACommentAndNoAddress() throws Exception {
        posted(comment());
        queue("?status=pending&article=le-train-" + PREMODERATED)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].heldBy[0]").value("premoderated"))
                .andExpect(jsonPath("$.items[0].captcha").value("verified"))
                .andExpect(jsonPath("$.items[0].article.title").value("Le train de nuit"))
                .andExpect(content().string(not(containsString("example.org"))))
                .andExpect(content().string(not(containsString("address"))));
        queue("?status=pending&article=" + OPEN).andExpect(jsonPath("$.items").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?status=x", "?limit=0", "?limit=101", "?limit=x", "?cursor=%25", "?cursor=abc", "?cursor="})
    void aBadQuestionToTheQueueIsRefused(String question) throws Exception {
        queue(question).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"commentIds\":[],\"decision\":\"approve\"}",
                "{\"commentIds\":[\"\"],\"decision\":\"approve\"}",
                "{\"commentIds\":[null],\"decision\":\"approve\"}",
                "{\"commentIds\":[\"a\"],\"decision\":\"praise\"}",
                "{\"commentIds\":[\"a\"]}",
                "{\"commentIds\":\"a\",\"decision\":\"approve\"}"
            })
    void aBadDecisionIsRefused(String decision) throws Exception {
        mvc.perform(post("/api/v1/moderation/decisions")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(decision))
                .andExpect(status().isBadRequest());
    }

    @Test
    void aQueueOfLongCommentsComesInPartsThatAreBoundedAndAreAllReached() throws Exception {
        Document model = mongo.findById(idOf(posted(comment())), Document.class, "comments");
        for (int i = 1; i < 100; i++) {
            mongo.insert(
                    new Document(model).append("_id", RandomId.next()).append("body", "é".repeat(10_000)), "comments");
        }

        Set<String> seen = new HashSet<>();
        String cursor = null;
        do {
            byte[] answer = queue("?limit=100" + (cursor == null ? "" : "&cursor=" + cursor))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(answer).hasSizeLessThan(600_000);
            JsonNode page = JSON.readTree(answer);
            page.get("items")
                    .forEach(item ->
                            assertThat(seen.add(item.get("id").asString())).isTrue());
            cursor = nextOf(page);
        } while (cursor != null);
        assertThat(seen).hasSize(100);
    }

    @Test
    void aReasonIsBoundedAndItsMarksAreToo() throws Exception {
        String id = idOf(posted(comment()));
        for (String reason : List.of("a".repeat(501), "Zalgo" + "\u0323".repeat(31))) {
            mvc.perform(post("/api/v1/moderation/decisions")
                            .header("Authorization", "Bearer " + TestTokens.with("moderator"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(JSON.writeValueAsString(
                                    Map.of("commentIds", List.of(id), "decision", "spam", "reason", reason))))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].pointer").value("/reason"));
        }
        queue("?status=pending").andExpect(jsonPath("$.items.length()").value(1));
    }

    @Test
    void theProblemTellsTheBoundOfEachList() throws Exception {
        mvc.perform(post("/api/v1/moderation/decisions")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(
                                Map.of("commentIds", Collections.nCopies(101, "x"), "decision", "spam"))))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/commentIds"))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("100")));
        queue("?article=" + "a".repeat(101))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("article"))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("100")));
    }

    @Test
    void decisionsAreReportedOneByOneAndRepeatingIsHarmless() throws Exception {
        String id = idOf(posted(comment()));
        decided("approve", id, "nowherenowhe")
                .andExpect(jsonPath("$.results[0].outcome").value("applied"))
                .andExpect(jsonPath("$.results[0].status").value("approved"))
                .andExpect(jsonPath("$.results[1].outcome").value("not-found"));
        decided("approve", id).andExpect(jsonPath("$.results[0].outcome").value("unchanged"));
        queue("?status=approved")
                .andExpect(jsonPath("$.items[0].history.length()").value(1))
                .andExpect(jsonPath("$.items[0].history[0].by").value("camille"));
    }
}
