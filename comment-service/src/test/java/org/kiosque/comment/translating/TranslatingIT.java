package org.kiosque.comment.translating;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** Against a stub of translation-service's contract, and of an identity provider's. */
@TestPropertySource(
        properties = {
            "kiosque.translating.client-id=comment-service",
            "kiosque.translating.client-secret=secret",
            "kiosque.translating.deadline=5s",
            "spring.cloud.openfeign.client.config.translation-service.read-timeout=30000"
        })
class TranslatingIT extends WithoutBroker {

    private static final String FRENCH = "Je suis *tout à fait* d'accord avec cet article, merci beaucoup.";
    private static final String ENGLISH = "I could not agree more with this article, thank you very much.";

    private static final WireMockServer OTHERS =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    static {
        OTHERS.start();
    }

    @Autowired
    private CircuitBreaker breaker;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add(
                "spring.cloud.discovery.client.simple.instances.translation-service[0].uri",
                () -> "http://127.0.0.1:1");
        registry.add("spring.cloud.discovery.client.simple.instances.translation-service[1].uri", OTHERS::baseUrl);
        registry.add("kiosque.translating.token-uri", () -> OTHERS.baseUrl() + "/token");
    }

    @AfterAll
    static void stop() {
        OTHERS.stop();
    }

    @BeforeEach
    void translated() {
        breaker.reset();
        mongo.remove(new Query(), "commentTranslations");
        OTHERS.resetAll();
        OTHERS.stubFor(post("/token")
                .willReturn(okJson("{\"access_token\":\"own\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
        answers("{\"texts\":[\"I *quite* agree.\"],\"engine\":\"apertium\",\"tier\":\"gist\"}");
    }

    private static void answers(String json) {
        OTHERS.stubFor(post("/api/v1/translate").willReturn(okJson(json)));
    }

    private JsonNode posts(String body) throws Exception {
        return JSON.readTree(postedTo(OPEN, changed("body", body))
                .andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static int asked() {
        return OTHERS.findAll(postRequestedFor(urlPathEqualTo("/api/v1/translate")))
                .size();
    }

    private ResultActions english() throws Exception {
        return threads(OPEN, "?lang=en").andExpect(status().isOk());
    }

    private void isAsItWasWritten(ResultActions thread) throws Exception {
        thread.andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].body").value(FRENCH))
                .andExpect(jsonPath("$.items[0].translation").doesNotExist());
    }

    @Test
    void aCommentIsReadInTheReadersLanguageBesideItsOwn() throws Exception {
        posts(FRENCH);
        posts(ENGLISH);

        english()
                .andExpect(jsonPath("$.items[0].body").value(FRENCH))
                .andExpect(jsonPath("$.items[0].language").value("fr"))
                .andExpect(jsonPath("$.items[0].translation.language").value("en"))
                .andExpect(jsonPath("$.items[0].translation.body").value("I *quite* agree."))
                .andExpect(jsonPath("$.items[0].translation.bodyHtml").value("<p>I <em>quite</em> agree.</p>"))
                .andExpect(jsonPath("$.items[0].translation.engine").value("apertium"))
                .andExpect(jsonPath("$.items[0].format").doesNotExist())
                .andExpect(jsonPath("$.items[1].translation").doesNotExist());
        threads(OPEN, "").andExpect(jsonPath("$.items[0].translation").doesNotExist());
        threads(OPEN, "?lang=en&sort=newest")
                .andExpect(jsonPath("$.items[1].translation.language").value("en"));
        threads(OPEN, "?lang=de").andExpect(status().isBadRequest());

        assertThat(asked()).isOne();
        OTHERS.verify(postRequestedFor(urlPathEqualTo("/api/v1/translate"))
                .withHeader("Authorization", equalTo("Bearer own"))
                .withRequestBody(matchingJsonPath("$.from", equalTo("fr")))
                .withRequestBody(matchingJsonPath("$.to", equalTo("en"))));
    }

    @Test
    void newWordsAreTranslatedAnewAndThoseThatAreTakenBackAreForgotten() throws Exception {
        JsonNode mine = posts(FRENCH);
        english().andExpect(jsonPath("$.items[0].translation.body").value("I *quite* agree."));
        answers("{\"texts\":[\"Other words.\"],\"engine\":\"apertium\"}");
        String id = mine.get("id").asString();
        String token = mine.get("editToken").asString();
        mvc.perform(patch("/api/v1/comments/" + id)
                        .header("Edit-Token", token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"body\":\"D'autres mots que ceux que j'avais choisis d'abord, en bon français.\"}"))
                .andExpect(status().isOk());

        english().andExpect(jsonPath("$.items[0].translation.body").value("Other words."));
        assertThat(mongo.getCollection("commentTranslations").countDocuments()).isOne();

        mvc.perform(delete("/api/v1/comments/" + id).header("Edit-Token", token))
                .andExpect(status().isNoContent());
        assertThat(mongo.getCollection("commentTranslations").countDocuments()).isZero();
    }

    @Test
    void whatHasNoTranslationIsAskedForAgainOnlyLater() throws Exception {
        posts(FRENCH);
        answers("{\"texts\":[null],\"engine\":null}");

        isAsItWasWritten(english());
        isAsItWasWritten(threads(OPEN, "?lang=en&limit=7"));
        assertThat(asked()).isOne();

        clock.ahead = Duration.ofMinutes(11);
        answers("{\"texts\":[\"I agree.\"],\"engine\":\"apertium\"}");
        threads(OPEN, "?lang=en&limit=8")
                .andExpect(jsonPath("$.items[0].translation.body").value("I agree."));
    }

    @Test
    void whateverFailsTheOriginalIsReadAndTheNextReaderGetsMore() throws Exception {
        posts(FRENCH);
        OTHERS.stubFor(post("/api/v1/translate").willReturn(aResponse().withStatus(503)));
        isAsItWasWritten(english());
        OTHERS.stubFor(post("/api/v1/translate").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        isAsItWasWritten(english());
        answers("{\"texts\":[\"one\",\"too many\"]}");
        isAsItWasWritten(english());
        answers("{}");
        isAsItWasWritten(english());
        OTHERS.stubFor(
                post("/api/v1/translate").willReturn(aResponse().withStatus(200).withBody("<html>")));
        isAsItWasWritten(english());
        int before = asked();
        isAsItWasWritten(english()); // the breaker leaves it alone
        assertThat(asked()).isEqualTo(before);

        breaker.reset();
        answers("{\"texts\":[\"I agree.\"],\"engine\":\"apertium\"}");
        english().andExpect(jsonPath("$.items[0].translation.body").value("I agree."));
    }

    @Test
    void nobodyWaitsForLongAndWhatComesLaterIsKept() throws Exception {
        posts(FRENCH);
        OTHERS.stubFor(post("/api/v1/translate")
                .willReturn(
                        okJson("{\"texts\":[\"Late.\"],\"engine\":\"slow\"}").withFixedDelay(6_000)));

        isAsItWasWritten(english());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> english()
                        .andExpect(jsonPath("$.items[0].translation.body").value("Late.")));
        assertThat(asked()).isOne();
    }

    @Test
    void oneTextThatIsRefusedDoesNotKeepTheOthersFromBeingTranslated() throws Exception {
        posts(FRENCH);
        posts("Voici un autre commentaire, écrit lui aussi en bon français, pour voir.");
        OTHERS.stubFor(post("/api/v1/translate")
                .withRequestBody(matchingJsonPath("$.texts[?(@ =~ /.*autre commentaire.*/)]"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(400)));

        english()
                .andExpect(jsonPath("$.items[0].translation.body").value("I *quite* agree."))
                .andExpect(jsonPath("$.items[1].translation").doesNotExist());
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void aModeratorReadsTheQueueInAnotherLanguageByTheirOwnToken() throws Exception {
        posted(changed("body", FRENCH));
        String token = TestTokens.with("moderator");

        mvc.perform(get(URI.create("/api/v1/moderation/comments?status=pending&lang=fr&to=en"))
                        .header("Authorization", "Bearer " + token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].body").value(FRENCH))
                .andExpect(jsonPath("$.items[0].bodyHtml").value(containsString("<em>tout à fait</em>")))
                .andExpect(jsonPath("$.items[0].translation.body").value("I *quite* agree."));
        OTHERS.verify(postRequestedFor(urlPathEqualTo("/api/v1/translate"))
                .withHeader("Authorization", equalTo("Bearer " + token)));
        queue("?to=xx").andExpect(status().isBadRequest());
        queue("").andExpect(jsonPath("$.items[0].translation").doesNotExist());
    }
}
