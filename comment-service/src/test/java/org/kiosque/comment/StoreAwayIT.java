package org.kiosque.comment;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.testing.TestMongo;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

/** The store goes away after hCaptcha has counted the token and before the comment is known to be written. */
@SpringBootTest(
        properties = {
            "kiosque.captcha.provider=hcaptcha",
            "kiosque.captcha.hcaptcha.site-key=site",
            "kiosque.captcha.hcaptcha.secret=secret",
            "kiosque.privacy.key=test-key-test-key-test-key-test-key",
            "kiosque.store.write-concern=1",
            "spring.kafka.listener.auto-startup=false",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "spring.kafka.admin.auto-create=false",
            "management.server.port=-1"
        })
@AutoConfigureMockMvc
@Import({TestTokens.class, CommentApiIT.Time.class})
class StoreAwayIT {

    private static final String ARTICLE = "0pen0pen0pen";
    private static final Duration CLAIM_ENDED = Duration.ofSeconds(31);
    private static final JsonMapper JSON = new JsonMapper();
    private static final WireMockServer PROVIDER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static StoreLine line;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private CommentApiIT.Time.Clock clock;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) throws Exception {
        PROVIDER.start();
        line = new StoreLine(TestMongo.freshDatabase());
        registry.add("spring.mongodb.uri", line::uri);
        registry.add("kiosque.captcha.hcaptcha.url", PROVIDER::baseUrl);
    }

    @AfterAll
    static void stop() throws Exception {
        PROVIDER.stop();
        line.close();
    }

    @BeforeEach
    void anOpenArticle() {
        clock.ahead = Duration.ZERO;
        PROVIDER.resetAll();
        for (String collection : new String[] {"comments", "idempotencyKeys", "discussions"}) {
            mongo.remove(new Query(), collection);
        }
        mongo.insert(
                new Document("_id", ARTICLE)
                        .append("language", "fr")
                        .append("title", "Le train de nuit")
                        .append("policy", "open")
                        .append("sequence", 1L),
                "discussions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"already-seen-response", "invalid-or-already-seen-response"})
    void theRepetitionOfWhatWasNotWrittenIsHeldSinceItsCaptchaCannotBeCheckedTwice(String code) throws Exception {
        fails(false);
        hcaptchaAnswers("{\"success\":false,\"error-codes\":[\"" + code + "\"]}");

        posted("key")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("pending"));
        posted("key")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("pending"));

        assertThat(mongo.findAll(Document.class, "comments")).singleElement().satisfies(comment -> {
            assertThat(comment.getString("captcha")).isEqualTo("unverified");
            assertThat(comment.getList("heldBy", String.class)).containsExactly("captcha");
        });
        // and for another request it is still a replay
        posted("another-key")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:comment-repeated"));
        clock.ahead = clock.ahead.plus(Duration.ofMinutes(6));
        posted("another-key")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:captcha-replayed"));
    }

    @Test
    void theRepetitionOfWhatWasWrittenIsAnsweredWithIt() throws Exception {
        fails(true);

        posted("key")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("approved"));

        assertThat(mongo.findAll(Document.class, "comments")).hasSize(1);
        PROVIDER.verify(1, postRequestedFor(urlPathEqualTo("/siteverify")));
    }

    private void fails(boolean written) throws Exception {
        hcaptchaAnswers("{\"success\":true}");
        line.breakAtInsertInto("comments", written);
        posted("key").andExpect(status().isServiceUnavailable()).andExpect(header().exists(HttpHeaders.RETRY_AFTER));
        line.mend();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> mongo.findAll(Document.class, "comments").size() == (written ? 1 : 0));
        clock.ahead = CLAIM_ENDED;
    }

    private ResultActions posted(String key) throws Exception {
        return mvc.perform(post("/api/v1/articles/" + ARTICLE + "/comments")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(Map.of(
                        "author", Map.of("name", "Ada", "email", "ada@example.org"),
                        "body", "Au mauvais moment.",
                        "captcha", "token"))));
    }

    private static void hcaptchaAnswers(String json) {
        PROVIDER.stubFor(WireMock.post("/siteverify").willReturn(okJson(json)));
    }
}
