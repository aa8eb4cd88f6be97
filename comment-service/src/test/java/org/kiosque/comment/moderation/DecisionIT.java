package org.kiosque.comment.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** Decisions that can be taken back, and are all on record. */
class DecisionIT extends WithoutBroker {

    private ResultActions asModerator(MockHttpServletRequestBuilder request, @Nullable Object body) throws Exception {
        request.header("Authorization", "Bearer " + TestTokens.with("moderator"));
        return mvc.perform(
                body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(JSON.writeValueAsString(body)));
    }

    private ResultActions decides(String decision, @Nullable String code, String... ids) throws Exception {
        Map<String, Object> request = new LinkedHashMap<>(Map.of("commentIds", ids, "decision", decision));
        if (code != null) {
            request.put("code", code);
        }
        return asModerator(post("/api/v1/moderation/decisions"), request);
    }

    /** @return the id of the decision */
    private static String decisionOf(ResultActions decided) throws Exception {
        return idOf(decided.andExpect(status().isOk()));
    }

    private ResultActions undoes(String decision) throws Exception {
        return asModerator(delete("/api/v1/moderation/decisions/" + decision), null);
    }

    private ResultActions log(String question) throws Exception {
        return asModerator(get(URI.create("/api/v1/moderation/log" + question)), null);
    }

    @Test
    void manyCommentsAreDecidedOnAtOnceAndTheDecisionIsTakenBack() throws Exception {
        String shown = idOf(postedTo(OPEN, comment()));
        String waits = idOf(posted(comment()));

        String decision = decisionOf(decides("spam", "advertising", shown, waits));
        threads(OPEN, "").andExpect(jsonPath("$.items").isEmpty());

        undoes(decision)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.results[0].outcome").value("applied"))
                .andExpect(jsonPath("$.results[1].outcome").value("applied"));
        threads(OPEN, "").andExpect(jsonPath("$.items[0].id").value(shown));
        queue("?status=pending").andExpect(jsonPath("$.items[0].id").value(waits));
        undoes(decision).andExpect(jsonPath("$.results[0].outcome").value("unchanged"));
        queue("?status=approved")
                .andExpect(jsonPath("$.items[0].history.length()").value(2))
                .andExpect(jsonPath("$.items[0].history[1].undoes").value(decision))
                .andExpect(jsonPath("$.items[0].history[1].before").value("spam"));
    }

    @Test
    void whatWasDecidedSinceStays() throws Exception {
        String id = idOf(posted(comment()));
        String first = decisionOf(decides("reject", null, id));
        decides("approve", null, id);

        undoes(first).andExpect(jsonPath("$.results[0].outcome").value("superseded"));
        threads(PREMODERATED, "").andExpect(jsonPath("$.items.length()").value(1));
        undoes("nowherenowhe").andExpect(status().isNotFound());
    }

    @Test
    void whatIsFeaturedIsShownAsSuchUntilItIsOnlyApproved() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));
        threads(OPEN, "").andExpect(jsonPath("$.items[0].featured").doesNotExist()); // and kept

        String decision = decisionOf(decides("feature", null, id));
        threads(OPEN, "").andExpect(jsonPath("$.items[0].featured").value(true));
        decides("feature", null, id).andExpect(jsonPath("$.results[0].outcome").value("unchanged"));
        undoes(decision);
        threads(OPEN, "").andExpect(jsonPath("$.items[0].featured").doesNotExist());

        decides("feature", null, id);
        decides("approve", null, id).andExpect(jsonPath("$.results[0].outcome").value("applied"));
        threads(OPEN, "").andExpect(jsonPath("$.items[0].featured").doesNotExist());
        decides("feature", null, id);
        decides("reject", null, id);
        queue("?status=rejected").andExpect(jsonPath("$.items[0].featured").value(false));
    }

    @Test
    void aCodeIsOneOfThoseThatAllUseAndToldToTheAuthor() throws Exception {
        JsonNode mine =
                JSON.readTree(posted(comment()).andReturn().getResponse().getContentAsString());
        String id = mine.get("id").asString();
        decides("reject", "boring", id)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/code"))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("off-topic")));

        decides("reject", "off-topic", id);

        mvc.perform(get("/api/v1/comments/" + id)
                        .header("Edit-Token", mine.get("editToken").asString()))
                .andExpect(jsonPath("$.reasonCode").value("off-topic"));
    }

    @Test
    void everyDecisionIsOnRecordTheLatestFirst() throws Exception {
        String one = idOf(posted(comment()));
        String other = idOf(postedTo(OPEN, comment()));
        String decision = decisionOf(decides("reject", "insult", one));
        clock.ahead = Duration.ofSeconds(1);
        decides("feature", null, other);
        clock.ahead = Duration.ofSeconds(2);
        undoes(decision);

        log("").andExpect(jsonPath("$.items.length()").value(3))
                .andExpect(jsonPath("$.items[0].undoes").value(decision))
                .andExpect(jsonPath("$.items[0].decision").value("pending"))
                .andExpect(jsonPath("$.items[1].decision").value("featured"))
                .andExpect(jsonPath("$.items[1].before").value("approved"))
                .andExpect(jsonPath("$.items[2].code").value("insult"))
                .andExpect(jsonPath("$.items[2].decisionId").value(decision))
                .andExpect(jsonPath("$.items[2].by").value("camille"));
        log("?article=le-train-" + OPEN).andExpect(jsonPath("$.items.length()").value(1));
        log("?comment=" + one).andExpect(jsonPath("$.items.length()").value(2));
        log("?by=noor").andExpect(jsonPath("$.items").isEmpty());
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = JSON.readTree(log("?limit=1" + (cursor == null ? "" : "&cursor=" + cursor))
                    .andReturn()
                    .getResponse()
                    .getContentAsString());
            page.get("items").forEach(line -> seen.add(line.get("id").asString()));
            cursor = nextOf(page);
        } while (cursor != null);
        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
        log("?limit=0").andExpect(status().isBadRequest());
    }

    @Test
    void whoeverDiesBeforeTheLogLosesNothingAndNothingIsToldTwice() throws Exception {
        String id = idOf(posted(comment()));
        decides("reject", null, id);
        mongo.remove(query(where("commentId").is(id)), "moderationLog"); // as it is between the two writes
        mongo.updateFirst(
                query(where("_id").is(id)), new Update().set("unlogged", true).unset("logged"), "comments");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> log("?comment=" + id)
                        .andExpect(jsonPath("$.items.length()").value(1)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(mongo.findById(id, Document.class, "comments"))
                        .doesNotContainKey("unlogged")
                        .containsEntry("logged", 1));
        decides("spam", null, id);
        log("?comment=" + id).andExpect(jsonPath("$.items.length()").value(2));
    }

    @Test
    void twoModeratorsDoNotCollide() throws Exception {
        String id = idOf(posted(comment()));
        asModerator(post("/api/v1/moderation/claims"), Map.of("commentIds", List.of(id, "nowherenowhe")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.results[0].outcome").value("claimed"))
                .andExpect(jsonPath("$.results[0].by").value("camille"))
                .andExpect(jsonPath("$.results[1].outcome").value("not-found"));
        queue("?status=pending").andExpect(jsonPath("$.items[0].claim.by").value("camille"));
        claimedBy(id, "noor");

        asModerator(post("/api/v1/moderation/claims"), Map.of("commentIds", List.of(id)))
                .andExpect(jsonPath("$.results[0].outcome").value("taken"))
                .andExpect(jsonPath("$.results[0].by").value("noor"));
        decides("approve", null, id).andExpect(jsonPath("$.results[0].outcome").value("claimed"));
        asModerator(delete("/api/v1/moderation/claims/" + id), null).andExpect(status().isNoContent()); // not theirs
        decides("approve", null, id).andExpect(jsonPath("$.results[0].outcome").value("claimed"));

        clock.ahead = Duration.ofMinutes(11);
        decides("approve", null, id).andExpect(jsonPath("$.results[0].outcome").value("applied"));
        queue("?status=approved").andExpect(jsonPath("$.items[0].claim").isEmpty());
        asModerator(post("/api/v1/moderation/claims"), Map.of("commentIds", List.of(id)));
        asModerator(delete("/api/v1/moderation/claims/" + id), null).andExpect(status().isNoContent());
        queue("?status=approved").andExpect(jsonPath("$.items[0].claim").isEmpty());
    }

    private void claimedBy(String comment, String moderator) {
        mongo.updateFirst(
                query(where("_id").is(comment)),
                new Update().set("claim.by", moderator).inc("version", 1),
                "comments");
    }

    @Test
    void moderatorsTellEachOther() throws Exception {
        String id = idOf(posted(comment()));
        asModerator(post("/api/v1/moderation/comments/" + id + "/notes"), Map.of("text", "Déjà vu hier."))
                .andExpect(status().isNoContent());

        queue("?status=pending")
                .andExpect(jsonPath("$.items[0].notes[0].text").value("Déjà vu hier."))
                .andExpect(jsonPath("$.items[0].notes[0].by").value("camille"));
        for (String text : List.of(" ", "a".repeat(1_001), "e" + "\u0301".repeat(31))) {
            asModerator(post("/api/v1/moderation/comments/" + id + "/notes"), Map.of("text", text))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].pointer").value("/text"));
        }
        for (int i = 1; i < 50; i++) {
            asModerator(post("/api/v1/moderation/comments/" + id + "/notes"), Map.of("text", "Note " + i))
                    .andExpect(status().isNoContent());
        }
        asModerator(post("/api/v1/moderation/comments/" + id + "/notes"), Map.of("text", "Une de trop."))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("50 notes")));
        asModerator(post("/api/v1/moderation/comments/nowherenowhe/notes"), Map.of("text", "Rien."))
                .andExpect(status().isNotFound());
        threads(PREMODERATED, "").andExpect(jsonPath("$.items").isEmpty());
    }
}
