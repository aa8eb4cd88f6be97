package org.kiosque.comment;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestTokens;
import org.springframework.http.MediaType;

/** Who may do what. */
class AccessRulesIT extends WithoutBroker {

    @Test
    void theDeskNeedsAModeratorsToken() throws Exception {
        mvc.perform(get("/api/v1/moderation/comments")).andExpect(status().isUnauthorized());
        for (String token : List.of(TestTokens.expired("moderator"), TestTokens.forAnotherAudience("moderator"), "x")) {
            mvc.perform(get("/api/v1/moderation/comments").header("Authorization", "Bearer " + token))
                    .andExpect(status().isUnauthorized());
        }
        mvc.perform(get("/api/v1/moderation/comments").header("Authorization", "Bearer " + TestTokens.with("editor")))
                .andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/moderation/decisions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"commentIds\":[\"x\"],\"decision\":\"approve\"}"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void whatIsKeptForAllIsKeptBehindTheRules() throws Exception {
        String thread = "/api/v1/articles/" + OPEN + "/comments";
        mvc.perform(get(thread)).andExpect(status().isOk());
        mvc.perform(get(thread)).andExpect(status().isOk());

        mvc.perform(get(thread).header("Authorization", "Bearer x")).andExpect(status().isUnauthorized());
        mvc.perform(delete(thread)).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/articles/" + OPEN + "/comments/anything")).andExpect(status().isUnauthorized());
    }

    @Test
    void whatIsNotThereIsClosedToStrangersAndMissingForOthers() throws Exception {
        mvc.perform(get("/api/v1/anything")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/anything").header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(status().isNotFound());
    }

    @Test
    void theServiceDescribesItselfToEveryone() throws Exception {
        String etag = mvc.perform(get("/api/v1/openapi/comment"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.paths['/api/v1/captcha'].get").exists())
                .andReturn()
                .getResponse()
                .getHeader("ETag");

        mvc.perform(get("/api/v1/openapi/comment").header("If-None-Match", etag))
                .andExpect(status().isNotModified());
        mvc.perform(get("/api/v1/openapi/article")).andExpect(status().isNotFound());
    }
}
