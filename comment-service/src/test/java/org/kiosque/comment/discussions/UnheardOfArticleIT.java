package org.kiosque.comment.discussions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.Solver;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Kafka is down, or has not told of an article yet; article-service has two replicas, and the first is dead. */
class UnheardOfArticleIT extends WithoutBroker {

    private static final WireMockServer ARTICLES =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private final String fresh = RandomId.next();

    @Autowired
    private Discussions discussions;

    @DynamicPropertySource
    static void replicas(DynamicPropertyRegistry registry) {
        ARTICLES.start();
        String instances = "spring.cloud.discovery.client.simple.instances.article-service";
        registry.add(instances + "[0].uri", () -> "http://127.0.0.1:1");
        registry.add(instances + "[1].uri", ARTICLES::baseUrl);
    }

    @AfterAll
    static void stop() {
        ARTICLES.stop();
    }

    @BeforeEach
    void noAnswers() {
        ARTICLES.resetAll();
    }

    @Test
    void itsCommentsAreReadAndWrittenAsItsPolicySays() throws Exception {
        articleServiceSays(okJson(article("open")));

        threads("le-pont-" + fresh, "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty());
        postedTo(fresh, comment())
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("approved"));
        ARTICLES.verify(1, getRequestedFor(urlPathEqualTo("/api/v1/articles/" + fresh)));
        assertThat(mongo.findById(fresh, Document.class, "discussions"))
                .containsEntry("title", "Le pont")
                .containsEntry("language", "fr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"premoderated", "by-invitation"})
    void aPolicyThatIsNotKnownIsLookedAtFirst(String policy) throws Exception {
        articleServiceSays(okJson(article(policy)));
        postedTo(fresh, comment()).andExpect(jsonPath("$.status").value("pending"));
    }

    @Test
    void whateverEventComesLaterIsNewer() throws Exception {
        articleServiceSays(okJson(article("open")));
        threads(fresh, "").andExpect(status().isOk());

        discussions.withdrawn(fresh, clock.instant(), 1);

        threads(fresh, "").andExpect(status().isGone());
    }

    @Test
    void anArticleThatIsNotThereIsUnknownAndOneThatWasWithdrawnIsGone() throws Exception {
        articleServiceSays(aResponse().withStatus(404));
        threads(fresh, "")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:article-unknown"));
        articleServiceSays(aResponse().withStatus(410));
        threads(fresh, "")
                .andExpect(status().isGone())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:article-withdrawn"));
        assertThat(mongo.findById(fresh, Document.class, "discussions")).isNull();
    }

    @Test
    void whileArticleServiceDoesNotTellNobodySaysThatItIsNotThere() throws Exception {
        for (ResponseDefinitionBuilder answer : new ResponseDefinitionBuilder[] {
            aResponse().withStatus(500),
            aResponse().withStatus(503),
            aResponse().withStatus(204),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            okJson("<html>"),
            okJson("{}"),
            okJson(article("open")).withFixedDelay(4_000)
        }) {
            articleServiceSays(answer);
            threads(fresh, "")
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().exists(HttpHeaders.RETRY_AFTER))
                    .andExpect(jsonPath("$.type").value("urn:kiosque:problem:unavailable"));
        }
    }

    @Test
    void aRequestThatMetNobodyWhoKnowsLeavesItsKeyFree() throws Exception {
        articleServiceSays(aResponse().withStatus(503));
        Map<String, Object> comment = comment();
        mvc.perform(request(fresh, comment).header("Idempotency-Key", "early"))
                .andExpect(status().isServiceUnavailable());

        articleServiceSays(okJson(article("open")));
        comment.put("captcha", Solver.solved(offer()));
        mvc.perform(request(fresh, comment).header("Idempotency-Key", "early")).andExpect(status().isAccepted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowherenowhe", "-", "le-pont-", "k3v9x2m4qd7h0", "..%2Fdesk"})
    void whatCanBeNoIdIsAskedOfNobody(String id) throws Exception {
        threads(id, "").andExpect(status().is4xxClientError());
        ARTICLES.verify(0, getRequestedFor(WireMock.anyUrl()));
    }

    private void articleServiceSays(ResponseDefinitionBuilder answer) {
        ARTICLES.stubFor(WireMock.get("/api/v1/articles/" + fresh).willReturn(answer));
    }

    /** As article-service writes it, with some of all that is not needed here. */
    private String article(String policy) {
        return """
                {"id":"%s","slug":"the-bridge-%s","language":"en","title":"The bridge","lead":null,
                "original":{"language":"fr","title":"Le pont","slug":"le-pont-%s","url":"/fr/le-pont-%s"},
                "tags":[{"key":"bridges","name":"Bridges"}],"comments":{"policy":"%s","count":0},
                "bodyHtml":"<p>It is closed.</p>","outline":[],"revision":1}""".formatted(fresh, fresh, fresh, fresh, policy);
    }
}
