package org.kiosque.comment.authors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.WithoutBroker;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** What authors can do with comments of their own, and nobody else. */
class AuthorIT extends WithoutBroker {

    private record Mine(String id, String token) {}

    private Mine posts(String article, String body) throws Exception {
        JsonNode answer = JSON.readTree(postedTo(article, changed("body", body))
                .andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getContentAsString());
        return new Mine(answer.get("id").asString(), answer.get("editToken").asString());
    }

    private ResultActions as(String token, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("Edit-Token", token));
    }

    private ResultActions edits(Mine comment, String body) throws Exception {
        return as(
                comment.token(),
                patch("/api/v1/comments/" + comment.id())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(Map.of("body", body))));
    }

    private ResultActions appeals(Mine comment, String text) throws Exception {
        return as(
                comment.token(),
                post("/api/v1/comments/" + comment.id() + "/appeals")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(Map.of("text", text))));
    }

    private ResultActions reads(Mine comment) throws Exception {
        return as(comment.token(), get("/api/v1/comments/" + comment.id()));
    }

    private Document storedAs(Mine comment) {
        return mongo.findById(comment.id(), Document.class, "comments");
    }

    @Test
    void aTokenIsGivenOnceAndOnlyItsHashIsStored() throws Exception {
        Mine mine = posts(OPEN, "Des mots à moi.");

        assertThat(mine.token()).hasSize(43);
        assertThat(storedAs(mine).toJson()).doesNotContain(mine.token());
        reads(mine)
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(jsonPath("$.status").value("approved"))
                .andExpect(jsonPath("$.editable").value(true))
                .andExpect(jsonPath("$.appealable").value(false));
        threads(OPEN, "").andExpect(jsonPath("$.items[0].editToken").doesNotExist());
    }

    @Test
    void aRepeatedRequestGetsTheSameTokenThoughNoneIsStored() throws Exception {
        var comment = comment();
        String first = postedWithKey(comment);

        assertThat(postedWithKey(comment)).isEqualTo(first).contains("editToken", "editableUntil");
        String token = JSON.readTree(first).get("editToken").asString();
        assertThat(mongo.findAll(Document.class, "idempotencyKeys").toString()).doesNotContain(token);
        assertThat(stored()).isOne();
    }

    private String postedWithKey(Map<String, Object> comment) throws Exception {
        return mvc.perform(request(OPEN, comment).header("Idempotency-Key", "once"))
                .andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void whoeverHasNotTheTokenLearnsNothing() throws Exception {
        Mine mine = posts(OPEN, "Des mots à moi.");
        Mine other = posts(OPEN, "D’autres mots.");
        for (Mine stranger : new Mine[] {
            new Mine(mine.id(), other.token()),
            new Mine(mine.id(), "x".repeat(5_000)),
            new Mine("nowherenowhe", mine.token())
        }) {
            reads(stranger).andExpect(status().isNotFound());
            edits(stranger, "Volé.").andExpect(status().isNotFound());
            appeals(stranger, "Volé.").andExpect(status().isNotFound());
            as(stranger.token(), delete("/api/v1/comments/" + stranger.id())).andExpect(status().isNotFound());
        }
        mvc.perform(get("/api/v1/comments/" + mine.id())).andExpect(status().isNotFound());
        mvc.perform(delete("/api/v1/comments/" + mine.id())).andExpect(status().isNotFound());
        threads(OPEN, "").andExpect(jsonPath("$.items.length()").value(2));
    }

    @Test
    void newWordsAreSeenAtOnceAndSaidToBeSo() throws Exception {
        Mine mine = posts(OPEN, "Le train de nuit roule encore jusqu’à Nice.");
        threads(OPEN, "").andExpect(jsonPath("$.items[0].editedAt").doesNotExist()); // and kept

        edits(mine, "The night train still runs as far as Nice.")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("approved"));

        threads(OPEN, "")
                .andExpect(jsonPath("$.items[0].body").value("The night train still runs as far as Nice."))
                .andExpect(jsonPath("$.items[0].language").value("en"))
                .andExpect(jsonPath("$.items[0].editedAt").isNotEmpty());
        queue("?status=approved").andExpect(jsonPath("$.items[0].editedAt").isNotEmpty());
    }

    @Test
    void newWordsPassWhatEveryCommentHasToPass() throws Exception {
        Mine mine = posts(OPEN, "Des mots à moi.");

        edits(mine, "x")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/body"));
        edits(mine, "e" + "\u0301".repeat(31)).andExpect(status().isBadRequest());
        edits(mine, "a".repeat(20_001)).andExpect(status().isBadRequest());
        posts(OPEN, "D’autres mots.");
        edits(mine, "D’autres mots !").andExpect(status().isConflict());
        edits(mine, "https://a.example https://b.example https://c.example https://d.example")
                .andExpect(jsonPath("$.status").value("pending"));
        threads(OPEN, "").andExpect(jsonPath("$.items.length()").value(1));
        queue("?status=pending").andExpect(jsonPath("$.items[0].heldBy").value(hasItem("links")));

        Mine premoderated = posts(PREMODERATED, "Un mot gentil.");
        decided("approve", premoderated.id());
        edits(premoderated, "Un mot méchant.").andExpect(jsonPath("$.status").value("pending"));
        threads(PREMODERATED, "").andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void editsEnd() throws Exception {
        Mine mine = posts(OPEN, "Des mots à moi.");
        for (int i = 0; i < 10; i++) {
            edits(mine, "Des mots, pour la fois " + i).andExpect(status().isOk());
        }
        edits(mine, "Des mots, pour la fois 9").andExpect(status().isOk()); // nothing new
        edits(mine, "Une fois de trop.")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:editing-over"))
                .andExpect(jsonPath("$.detail").value(containsString("10 times")));

        Mine late = posts(OPEN, "D’autres mots.");
        clock.ahead = Duration.ofMinutes(15);
        edits(late, "Trop tard.").andExpect(status().isConflict());
        reads(late).andExpect(jsonPath("$.editable").value(false));
        clock.ahead = Duration.ZERO;
        Mine rejected = posts(OPEN, "Encore d’autres mots.");
        decided("reject", rejected.id());
        edits(rejected, "Meilleurs.").andExpect(status().isConflict());
    }

    @Test
    void editsCountAgainstTheLimitOfTheirAddress() throws Exception {
        Mine mine = posts(OPEN, "Des mots à moi.");
        for (int i = 0; i < 12; i++) {
            Map<String, Object> comment = changed("body", "Mots numéro " + i);
            mvc.perform(request(OPEN, comment).with(from("203.0.113.9"))).andExpect(status().isAccepted());
        }
        mvc.perform(patch("/api/v1/comments/" + mine.id())
                        .with(from("203.0.113.9"))
                        .header("Edit-Token", mine.token())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"body\":\"Une modification de trop.\"}"))
                .andExpect(status().isTooManyRequests());
    }

    @Test
    void whatIsTakenBackLeavesItsPlaceToItsAnswersAndNothingElse() throws Exception {
        Mine mine = posts(OPEN, "Des mots que je regrette.");
        Map<String, Object> answer = changed("body", "Une réponse.");
        answer.put("parentId", mine.id());
        Mine answering = new Mine(idOf(postedTo(OPEN, answer)), "");

        for (int i = 0; i < 2; i++) { // repeating is harmless
            as(mine.token(), delete("/api/v1/comments/" + mine.id())).andExpect(status().isNoContent());
        }

        threads(OPEN, "")
                .andExpect(jsonPath("$.items[0].removed").value(true))
                .andExpect(jsonPath("$.items[0].body").value(""))
                .andExpect(jsonPath("$.items[0].author.name").value(""))
                .andExpect(jsonPath("$.items[0].replies[0].id").value(answering.id()));
        assertThat(storedAs(mine).toJson()).doesNotContain("regrette", "Ada", "ada@example.org", "\"address\"");
        reads(mine).andExpect(status().isNotFound());
        edits(mine, "Revenir.").andExpect(status().isNotFound());
        decided("approve", mine.id()).andExpect(jsonPath("$.results[0].status").value("deleted"));
        threads(OPEN, "").andExpect(jsonPath("$.items[0].removed").value(true));
        decided("reject", answering.id());
        threads(OPEN, "").andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void aRejectionIsAppealedOnce() throws Exception {
        Mine mine = posts(PREMODERATED, "Un mot mal compris.");
        appeals(mine, "Pourquoi ?")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:comment-not-rejected"));
        decided("reject", mine.id());
        reads(mine)
                .andExpect(jsonPath("$.status").value("rejected"))
                .andExpect(jsonPath("$.appealable").value(true));

        appeals(mine, "C’était une citation.")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("pending"))
                .andExpect(jsonPath("$.appealable").value(false));
        queue("?status=pending")
                .andExpect(jsonPath("$.items[0].appeal.text").value("C’était une citation."))
                .andExpect(jsonPath("$.items[0].heldBy").value(hasItem("appeal")));

        decided("spam", mine.id());
        appeals(mine, "Encore !")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:comment-appealed"));
        assertThat(storedAs(mine).getList("history", Document.class)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0001"})
    void anAppealSaysSomethingAndIsBounded(String nothing) throws Exception {
        Mine mine = posts(PREMODERATED, "Un mot mal compris.");
        decided("reject", mine.id());
        appeals(mine, nothing).andExpect(status().isBadRequest());
        appeals(mine, "a".repeat(1_001))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("1000")));
    }

    @Test
    void ofTwoEditsAtOnceNoneIsLostAndAMistypedRequestChangesNothing() throws Exception {
        Mine mine = posts(OPEN, "Des mots à moi.");
        var answers =
                atOnce(List.of(() -> edits(mine, "La première version."), () -> edits(mine, "La seconde version.")));
        assertThat(answers).isSubsetOf(200, 409).contains(200);
        assertThat(storedAs(mine).getString("body")).isIn("La première version.", "La seconde version.");

        as(
                        mine.token(),
                        patch("/api/v1/comments/" + mine.id())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"body\":\"Oui.\",\"author\":{}}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value(containsString("author")));
    }
}
