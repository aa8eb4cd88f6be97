package org.kiosque.comment.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** The lists that moderators keep, and what becomes of comments with such words. */
class WordListIT extends WithoutBroker {

    private static final String MODERATOR = "Bearer " + TestTokens.with("moderator");

    private ResultActions read(String list) throws Exception {
        return mvc.perform(get("/api/v1/moderation/word-lists/" + list).header("Authorization", MODERATOR));
    }

    private ResultActions write(String list, @Nullable String etag, List<String> words) throws Exception {
        var request = put("/api/v1/moderation/word-lists/" + list)
                .header("Authorization", MODERATOR)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(Map.of("words", words)));
        return mvc.perform(etag == null ? request : request.header("If-Match", etag));
    }

    private ResultActions tries(String list, Map<String, Object> trial) throws Exception {
        return mvc.perform(post("/api/v1/moderation/word-lists/" + list + "/matches")
                .header("Authorization", MODERATOR)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(trial)));
    }

    @Test
    void aListIsChangedByWhoeverHasReadIt() throws Exception {
        String supplied = read("suspect")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.words").value(hasItem("connard")))
                .andExpect(jsonPath("$.by").isEmpty())
                .andReturn()
                .getResponse()
                .getHeader("ETag");

        write("suspect", null, List.of("zut")).andExpect(status().isPreconditionRequired());
        String first = write("suspect", supplied, List.of("zut", "zut"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.words.length()").value(1))
                .andExpect(jsonPath("$.by").value("camille"))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        for (String stale : List.of(supplied, "\"77\"", "*")) {
            write("suspect", stale, List.of("flûte")).andExpect(status().isPreconditionFailed());
        }
        write("suspect", first, List.of("flûte")).andExpect(status().isOk());
        read("suspect").andExpect(jsonPath("$.words[0]").value("flûte")).andExpect(header().exists("ETag"));
        read("praised").andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/moderation/word-lists/banned")).andExpect(status().isUnauthorized());
    }

    @Test
    void aListIsBounded() throws Exception {
        String supplied = read("banned").andReturn().getResponse().getHeader("ETag");
        write("banned", supplied, Collections.nCopies(2_001, "x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("2000")));
        write("banned", supplied, List.of("a".repeat(61))).andExpect(status().isBadRequest());
        write("banned", supplied, List.of(" ")).andExpect(status().isBadRequest());
        tries("banned", Map.of("text", "a".repeat(20_001))).andExpect(status().isBadRequest());
    }

    @Test
    void aTrialTellsWhatWouldBeFoundAndChangesNothing() throws Exception {
        tries("suspect", Map.of("text", "Quel c.o.n.n.a.r.d !"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.matches[0]").value("connard"));
        tries("suspect", Map.of("text", "Zut alors, connard", "words", List.of("zut")))
                .andExpect(jsonPath("$.matches.length()").value(1))
                .andExpect(jsonPath("$.matches[0]").value("zut"));
        read("suspect").andExpect(jsonPath("$.words").value(hasItem("connard")));
    }

    @Test
    void bannedWordsRejectAndSuspectOnesHold() throws Exception {
        postedTo(OPEN, changed("body", "Espèce de fils de pute, va."))
                .andExpect(jsonPath("$.status").value("rejected"));
        postedTo(OPEN, changed("body", "Quel connard, celui-là."))
                .andExpect(jsonPath("$.status").value("pending"));
        postedTo(OPEN, changed("author", author("C0nnard", "c@example.org")))
                .andExpect(jsonPath("$.status").value("pending"));

        threads(OPEN, "").andExpect(jsonPath("$.items").isEmpty());
        queue("?status=rejected").andExpect(jsonPath("$.items[0].heldBy").value(hasItem("banned-words")));
        queue("?status=pending").andExpect(jsonPath("$.items[0].heldBy").value(hasItem("suspect-words")));
    }

    @Test
    void anEditIsLookedAtAndARejectionWithoutAModeratorCanBeAppealed() throws Exception {
        JsonNode mine = JSON.readTree(postedTo(OPEN, changed("body", "Un mot gentil."))
                .andReturn()
                .getResponse()
                .getContentAsString());
        mvc.perform(patch("/api/v1/comments/" + mine.get("id").asString())
                        .header("Edit-Token", mine.get("editToken").asString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"body\":\"Fils de pute.\"}"))
                .andExpect(jsonPath("$.status").value("rejected"))
                .andExpect(jsonPath("$.appealable").value(true));
        threads(OPEN, "").andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void aMailboxOfWhichEverybodyHasAsManyAsTheyLikeIsHeld() throws Exception {
        clock.ahead = Duration.ofSeconds(11); // whatever another test has changed
        for (String email : List.of("x@yopmail.com", "x@alias.yopmail.com", "X@YOPMAIL.COM")) {
            postedTo(OPEN, changed("author", author("Ida", email)))
                    .andExpect(jsonPath("$.status").value("pending"));
            mongo.remove(new Query(), "comments");
        }
        postedTo(OPEN, changed("author", author("Ida", "x@notyopmail.com")))
                .andExpect(jsonPath("$.status").value("approved"));
        postedTo(OPEN, changed("author", author("Ida", "y@yopmail.com")));
        queue("?status=pending").andExpect(jsonPath("$.items[0].heldBy").value(hasItem("disposable-email")));
    }

    @Test
    void moderatorsChangeWhichDomainsTheseAre() throws Exception {
        String list = "disposable-domains";
        String supplied = read(list)
                .andExpect(jsonPath("$.words").value(hasItem("yopmail.com")))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        write(list, supplied, List.of("jetable.example", "no domain"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/words/1"));
        write(list, supplied, List.of(" Jetable.EXAMPLE ")).andExpect(status().isOk());
        tries(list, Map.of("text", "Ida@mail.jetable.example"))
                .andExpect(jsonPath("$.matches[0]").value("jetable.example"));
        tries(list, Map.of("text", "ida@yopmail.com"))
                .andExpect(jsonPath("$.matches").isEmpty());

        postedTo(OPEN, changed("author", author("Ida", "x@yopmail.com")))
                .andExpect(jsonPath("$.status").value("approved"));
        postedTo(OPEN, changed("author", author("Ida", "x@jetable.example")))
                .andExpect(jsonPath("$.status").value("pending"));
    }

    @Test
    void whatAnotherReplicaHasChangedIsSeenSoon() throws Exception {
        postedTo(OPEN, changed("body", "Un mot avec zutalors."))
                .andExpect(jsonPath("$.status").value("approved"));
        mongo.insert(
                new Document("_id", "suspect").append("version", 0L).append("words", List.of("zutalors")), "wordLists");
        clock.ahead = Duration.ofSeconds(11);

        postedTo(OPEN, changed("body", "Encore un mot avec zutalors."))
                .andExpect(jsonPath("$.status").value("pending"));
        assertThat(stored()).isEqualTo(2);
    }
}
