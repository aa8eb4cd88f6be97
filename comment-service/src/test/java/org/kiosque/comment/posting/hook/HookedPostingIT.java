package org.kiosque.comment.posting.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What the operator's classifier says of a comment is what becomes of it, and moderators see why. */
@TestPropertySource(
        properties = {
            "kiosque.posting.hook.secret=test-key-test-key-test-key-test-key",
            "kiosque.posting.hook.allow-loopback=true",
            "kiosque.posting.hook.timeout=1s"
        })
class HookedPostingIT extends WithoutBroker {

    private static final WireMockServer CLASSIFIER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    static {
        CLASSIFIER.start();
    }

    @DynamicPropertySource
    static void classifier(DynamicPropertyRegistry registry) {
        registry.add("kiosque.posting.hook.url", () -> CLASSIFIER.baseUrl() + "/");
    }

    @AfterAll
    static void stop() {
        CLASSIFIER.stop();
    }

    @BeforeEach
    void forget() {
        CLASSIFIER.resetAll();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        CLASSIFIER.stubFor(post(anyUrl()).willReturn(answer));
    }

    private static void says(String verdict) {
        answers(okJson("{\"verdict\":\"%s\",\"findings\":[\"says %s\"]}".formatted(verdict, verdict)));
    }

    @Test
    void eachVerdictIsWhatBecomesOfTheCommentAndModeratorsSeeItsFindings() throws Exception {
        String[][] expected = {{"publish", "approved"}, {"hold", "pending"}, {"reject", "rejected"}, {"spam", "spam"}};
        for (String[] one : expected) {
            says(one[0]);
            postedTo(OPEN, changed("body", "Un mot : " + one[0] + "."))
                    .andExpect(status().isAccepted())
                    .andExpect(jsonPath("$.status").value(one[1]));
            var item = queue("?status=" + one[1])
                    .andExpect(jsonPath("$.items.length()").value(1))
                    .andExpect(jsonPath("$.items[0].findings").value(hasItem("hook: says " + one[0])));
            if (!one[0].equals("publish")) {
                item.andExpect(jsonPath("$.items[0].heldBy").value(hasItem("hook")));
            }
        }
        threads(OPEN, "").andExpect(jsonPath("$.items.length()").value(1));
    }

    @Test
    void whoeverIsAwayIsSkippedAndModeratorsSeeThat() throws Exception {
        answers(aResponse().withStatus(503));

        postedTo(OPEN, comment()).andExpect(jsonPath("$.status").value("approved"));

        queue("?status=approved")
                .andExpect(jsonPath("$.items[0].findings[0]").value("hook-skipped"))
                .andExpect(jsonPath("$.items[0].heldBy").isEmpty());
    }

    @Test
    void noOpinionLetsInWhatAnotherStepHolds() throws Exception {
        says("publish");

        postedTo(PREMODERATED, comment()).andExpect(jsonPath("$.status").value("pending"));
    }

    @Test
    void whatIsSentHoldsNeitherMailboxNorNetwork() throws Exception {
        says("publish");
        mvc.perform(request(OPEN, comment()).with(from("203.0.113.77"))).andExpect(status().isAccepted());

        List<LoggedRequest> asked = CLASSIFIER.findAll(postRequestedFor(anyUrl()));
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().toString()).doesNotContain("ada@example.org", "203.0.113.77");
        assertThat(asked.getFirst().getBodyAsString()).contains("Ada", "\"edited\":false");
    }

    @Test
    void newWordsAreAskedAboutAndModeratorsAreNot() throws Exception {
        says("publish");
        JsonNode mine = JSON.readTree(
                postedTo(OPEN, comment()).andReturn().getResponse().getContentAsString());
        says("reject");
        mvc.perform(patch("/api/v1/comments/" + mine.get("id").asString())
                        .header("Edit-Token", mine.get("editToken").asString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"body\":\"Tout autre chose.\"}"))
                .andExpect(jsonPath("$.status").value("rejected"));
        assertThat(CLASSIFIER.findAll(postRequestedFor(anyUrl())))
                .extracting(LoggedRequest::getBodyAsString)
                .last()
                .asString()
                .contains("\"edited\":true", mine.get("id").asString());

        mvc.perform(request(OPEN, changed("body", "De nous."))
                        .header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(jsonPath("$.status").value("approved"));
        CLASSIFIER.verify(2, postRequestedFor(anyUrl()));
    }
}
