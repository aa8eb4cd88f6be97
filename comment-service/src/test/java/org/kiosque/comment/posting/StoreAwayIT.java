package org.kiosque.comment.posting;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestMongo;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.ResultActions;

/** The store goes away after hCaptcha has counted the token and before the comment is known to be written. */
@TestPropertySource(
        properties = {
            "kiosque.captcha.provider=hcaptcha",
            "kiosque.captcha.hcaptcha.site-key=site",
            "kiosque.captcha.hcaptcha.secret=secret"
        })
@ContextConfiguration(initializers = StoreAwayIT.Line.class)
class StoreAwayIT extends WithoutBroker {

    private static final Duration CLAIM_ENDED = Duration.ofSeconds(31);
    private static final WireMockServer PROVIDER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static StoreLine line;

    static final class Line implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            PROVIDER.start();
            line = StoreLine.to(TestMongo.freshDatabase());
            TestPropertyValues.of(
                            "spring.mongodb.uri=" + line.uri(), "kiosque.captcha.hcaptcha.url=" + PROVIDER.baseUrl())
                    .applyTo(context);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        PROVIDER.stop();
        line.close();
    }

    @BeforeEach
    void noAnswers() {
        PROVIDER.resetAll();
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
        var comment =
                Map.of("author", author("Ada", "ada@example.org"), "body", "Au mauvais moment.", "captcha", "token");
        return mvc.perform(request(OPEN, comment).header("Idempotency-Key", key));
    }

    private static void hcaptchaAnswers(String json) {
        PROVIDER.stubFor(WireMock.post("/siteverify").willReturn(okJson(json)));
    }
}
