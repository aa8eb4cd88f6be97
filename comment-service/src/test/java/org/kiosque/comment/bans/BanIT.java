package org.kiosque.comment.bans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** Whom moderators keep from commenting, and how that ends. */
class BanIT extends WithoutBroker {

    private static final String MODERATOR = "Bearer " + TestTokens.with("moderator");

    private ResultActions bans(Map<String, Object> ban) throws Exception {
        return mvc.perform(post("/api/v1/moderation/bans")
                .header("Authorization", MODERATOR)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(ban)));
    }

    private ResultActions listed() throws Exception {
        return mvc.perform(get("/api/v1/moderation/bans").header("Authorization", MODERATOR));
    }

    private ResultActions posts(String email, String address, String body) throws Exception {
        Map<String, Object> comment = changed("body", body);
        comment.put("author", author("Ada", email));
        return mvc.perform(request(OPEN, comment).with(from(address)));
    }

    private void isBanned(ResultActions posted) throws Exception {
        posted.andExpect(status().isForbidden()).andExpect(jsonPath("$.type").value("urn:kiosque:problem:banned"));
    }

    @Test
    void whoWroteACommentIsBannedWithoutAnybodySeeingWhoThatIs() throws Exception {
        String id = idOf(posts("Troll@example.org", "203.0.113.1", "Un mot méchant."));

        bans(Map.of("kind", "email", "commentId", id, "reason", "Insultes"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.label").value(containsString(id)));

        isBanned(posts("troll@example.org", "203.0.113.2", "Encore un mot."));
        posts("ada@example.org", "203.0.113.1", "Un mot gentil.").andExpect(status().isAccepted());
        assertThat(mongo.findAll(Document.class, "bans").toString()).doesNotContainIgnoringCase("troll");
        assertThat(listed().andReturn().getResponse().getContentAsString())
                .contains("Insultes", "camille")
                .doesNotContainIgnoringCase("troll");
        assertThat(mongo.getCollection("spentCaptchas").countDocuments()).isEqualTo(2); // the refused kept theirs
    }

    @Test
    void aNetworkIsBannedWhateverTheAddressesInIt() throws Exception {
        String id = idOf(posts("troll@example.org", "2001:db8:1:2::1", "Un mot méchant."));

        bans(Map.of("kind", "network", "commentId", id)).andExpect(status().isCreated());

        isBanned(posts("other@example.org", "2001:db8:1:2::2", "Encore un mot."));
        posts("other@example.org", "2001:db8:1:3::1", "D’ailleurs.").andExpect(status().isAccepted());
    }

    @Test
    void aDomainIsBannedWithAllThatIsBelowIt() throws Exception {
        bans(Map.of("kind", "domain", "value", "Throwaway.example"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.label").value("throwaway.example"));

        isBanned(posts("a@throwaway.example", "203.0.113.1", "Un mot."));
        isBanned(posts("a@mail.throwaway.example", "203.0.113.1", "Un mot."));
        posts("a@notthrowaway.example", "203.0.113.1", "Un mot.").andExpect(status().isAccepted());
    }

    @Test
    void aSuspensionEndsByItselfAndABanWhenAModeratorSaysSo() throws Exception {
        Instant end = Instant.now().plus(Duration.ofDays(7));
        bans(Map.of("kind", "email", "value", "troll@example.org", "until", end.toString()));
        posts("troll@example.org", "203.0.113.1", "Un mot.")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail")
                        .value(containsString("until " + end.toString().substring(0, 16))));

        clock.ahead = Duration.ofDays(8);
        posts("troll@example.org", "203.0.113.1", "Un mot.").andExpect(status().isAccepted());
        listed().andExpect(jsonPath("$.items").isEmpty());

        JsonNode ban = JSON.readTree(bans(Map.of("kind", "email", "value", "troll@example.org"))
                .andReturn()
                .getResponse()
                .getContentAsString());
        isBanned(posts("troll@example.org", "203.0.113.1", "Un autre mot."));
        String path = "/api/v1/moderation/bans/" + ban.get("id").asString();
        mvc.perform(delete(path).header("Authorization", MODERATOR)).andExpect(status().isNoContent());
        posts("troll@example.org", "203.0.113.1", "Un autre mot.").andExpect(status().isAccepted());
        mvc.perform(delete(path).header("Authorization", MODERATOR)).andExpect(status().isNotFound());
    }

    @Test
    void whoeverIsBannedChangesNothingEither() throws Exception {
        JsonNode mine = JSON.readTree(posts("troll@example.org", "203.0.113.1", "Un mot.")
                .andReturn()
                .getResponse()
                .getContentAsString());
        bans(Map.of("kind", "email", "commentId", mine.get("id").asString()));

        isBanned(mvc.perform(patch("/api/v1/comments/" + mine.get("id").asString())
                .header("Edit-Token", mine.get("editToken").asString())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"body\":\"Pire encore.\"}")));
    }

    @Test
    void banningTwiceIsOneBanWithTheLastEnd() throws Exception {
        bans(Map.of("kind", "domain", "value", "throwaway.example", "until", "2100-01-01T00:00:00Z"));
        bans(Map.of("kind", "domain", "value", "throwaway.example"));

        listed().andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].until").isEmpty());
    }

    @Test
    void whatIsNoBanIsRefused() throws Exception {
        for (Map<String, Object> ban : List.<Map<String, Object>>of(
                Map.of("kind", "person", "value", "x"),
                Map.of("kind", "email"),
                Map.of("kind", "email", "value", "nobody"),
                Map.of("kind", "domain", "value", "a b"),
                Map.of("kind", "network", "value", "203.0.113.1"),
                Map.of("kind", "email", "value", "a@example.org", "commentId", "x"),
                Map.of("kind", "domain", "value", "a.example", "until", "2001-01-01T00:00:00Z"),
                Map.of("kind", "domain", "value", "a".repeat(250) + ".example"),
                Map.of("kind", "domain", "value", "a.example", "reason", "a".repeat(501)))) {
            bans(ban).andExpect(status().isBadRequest());
        }
        bans(Map.of("kind", "email", "commentId", "nowherenowhe")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/moderation/bans")).andExpect(status().isUnauthorized());
        listed().andExpect(jsonPath("$.items").isEmpty());
    }
}
