package org.kiosque.comment.posting;

import static org.hamcrest.Matchers.hasItems;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** Moderators answer as the newsroom, and nobody else does. */
class NewsroomBadgeIT extends WithoutBroker {

    private ResultActions answered(String article, String parent, String role) throws Exception {
        Map<String, Object> answer = Map.of(
                "author",
                author("Camille", "camille@example.org"),
                "body",
                "Merci, nous corrigeons.",
                "parentId",
                parent);
        return mvc.perform(request(article, answer).header("Authorization", "Bearer " + TestTokens.with(role)));
    }

    @Test
    void aModeratorAnswersAtOnceWithoutACaptchaAndReadersSeeTheBadge() throws Exception {
        String question = idOf(posted(comment()));
        decided("approve", question);

        JsonNode answer = JSON.readTree(answered(PREMODERATED, question, "moderator")
                .andExpect(jsonPath("$.status").value("approved"))
                .andReturn()
                .getResponse()
                .getContentAsString());

        threads(PREMODERATED, "")
                .andExpect(jsonPath("$.items[0].badge").doesNotExist())
                .andExpect(jsonPath("$.items[0].replies[0].badge").value("newsroom"));
        queue("?status=approved")
                .andExpect(jsonPath("$.items[0].badge").value("newsroom"))
                .andExpect(jsonPath("$.items[1].badge").isEmpty());

        mvc.perform(delete("/api/v1/comments/" + answer.get("id").asString())
                        .header("Edit-Token", answer.get("editToken").asString()))
                .andExpect(status().isNoContent());
        threads(PREMODERATED, "").andExpect(jsonPath("$.items[0].replies").isEmpty());
    }

    @Test
    void aModeratorWhoSaysNoNameHasTheTokensAndNoMailbox() throws Exception {
        String id = idOf(mvc.perform(request(OPEN, Map.of("body", "Merci à tous."))
                        .header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(jsonPath("$.status").value("approved")));

        threads(OPEN, "").andExpect(jsonPath("$.items[0].author.name").value("camille"));
        String another = idOf(mvc.perform(request(OPEN, Map.of("body", "Merci encore."))
                .header("Authorization", "Bearer " + TestTokens.with("moderator"))));
        String reader = idOf(postedTo(OPEN, comment()));
        mvc.perform(post("/api/v1/moderation/decisions")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(Map.of("authorOf", id, "decision", "reject"))))
                .andExpect(jsonPath("$.results.length()").value(1))
                .andExpect(jsonPath("$.results[0].id").value(id));
        queue("?status=approved").andExpect(jsonPath("$.items[*].id").value(hasItems(another, reader)));
        mvc.perform(post("/api/v1/moderation/bans")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(Map.of("kind", "email", "commentId", another))))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/commentId"));
    }

    @Test
    void aReaderHasToSayAName() throws Exception {
        refused(changed("author", null), 400, "invalid-request", "/author");
    }

    @Test
    void anEditorIsAReaderHere() throws Exception {
        String question = idOf(postedTo(OPEN, comment()));

        answered(OPEN, question, "editor")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/captcha"));
    }

    @Test
    void nobodyCanSayThatTheyHaveTheBadge() throws Exception {
        refused(changed("badge", "newsroom"), 400, "invalid-request", "/badge");
    }
}
