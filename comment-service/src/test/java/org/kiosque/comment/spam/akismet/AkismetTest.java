package org.kiosque.comment.spam.akismet;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kiosque.comment.spam.Suspect;
import org.kiosque.comment.spam.akismet.AkismetProperties.OnFailure;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.openfeign.FeignAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a stub of Akismet's documented contract. */
@SpringBootTest(
        classes = AkismetTest.Parts.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "kiosque.spam.akismet.key=hidden&key",
            "kiosque.spam.akismet.blog=https://journal.example",
            "spring.cloud.openfeign.client.config.akismet.connect-timeout=2000",
            "spring.cloud.openfeign.client.config.akismet.read-timeout=2000",
            "spring.config.location=optional:classpath:nowhere.yaml",
        })
@ExtendWith(OutputCaptureExtension.class)
class AkismetTest {

    private static final WireMockServer PROVIDER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final Suspect SUSPECT = new Suspect(
            "Zoé", "zoe@example.org", "Gagnez & payez", "203.0.113.9", true, Instant.parse("2026-11-26T10:00:00.5Z"));

    static {
        PROVIDER.start();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(AkismetConfiguration.class)
    @EnableConfigurationProperties(AkismetProperties.class)
    @ImportAutoConfiguration({
        FeignAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Parts {

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @Autowired
    private Akismet akismet;

    @Autowired
    private AkismetClient client;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("kiosque.spam.akismet.url", PROVIDER::baseUrl);
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @BeforeEach
    void forget() {
        PROVIDER.resetAll();
    }

    private static void answers(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        PROVIDER.stubFor(post("/1.1/comment-check").willReturn(answer));
    }

    private Akismet fresh(OnFailure onFailure) {
        return new Akismet(
                client,
                CircuitBreaker.ofDefaults("akismet"),
                new AkismetProperties(PROVIDER.baseUrl(), "key", URI.create("https://journal.example"), onFailure),
                "key");
    }

    @Test
    void whatIsKnownIsSentAsTheContractSays() {
        answers(ok("true"));

        assertThat(akismet.look(SUSPECT)).contains("akismet");

        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/1.1/comment-check"))
                .withHeader("Content-Type", containing("application/x-www-form-urlencoded"))
                .withRequestBody(containing("api_key=hidden%26key"))
                .withRequestBody(containing("blog=https%3A%2F%2Fjournal.example"))
                .withRequestBody(containing("user_ip=203.0.113.9"))
                .withRequestBody(containing("comment_type=reply"))
                .withRequestBody(containing("comment_author=Zo%C3%A9"))
                .withRequestBody(containing("comment_author_email=zoe%40example.org"))
                .withRequestBody(containing("comment_content=Gagnez+%26+payez"))
                .withRequestBody(containing("comment_date_gmt=2026-11-26T10%3A00%3A00Z")));
    }

    @Test
    void whatItTakesForNoSpamIsNotHeld() {
        answers(ok("false"));

        assertThat(akismet.look(SUSPECT)).isEmpty();
    }

    @Test
    void whenNothingCanBeToldTheCommentIsHeldOrNotAsConfigured() {
        for (var answer : new com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder[] {
            ok("invalid").withHeader("X-akismet-debug-help", "Empty \"blog\" value"),
            ok(""),
            ok("<html>"),
            aResponse().withStatus(500),
            aResponse().withStatus(429),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)
        }) {
            answers(answer);
            assertThat(fresh(OnFailure.HOLD).look(SUSPECT)).contains("akismet-unverified");
            assertThat(fresh(OnFailure.SKIP).look(SUSPECT)).isEmpty();
        }
    }

    @Test
    void whoeverIsTooSlowIsNotWaitedFor() {
        answers(ok("false").withFixedDelay(4_000));

        assertThat(fresh(OnFailure.HOLD).look(SUSPECT)).contains("akismet-unverified");
    }

    @Test
    void theKeyIsInNoLogLine(CapturedOutput output) {
        for (int status : new int[] {200, 403, 500}) {
            answers(aResponse().withStatus(status).withBody("hidden&key is not known"));
            akismet.look(SUSPECT);
        }
        assertThat(output).contains("Akismet does not answer: status 500").doesNotContain("hidden");
        assertThat(new AkismetProperties("u", "hidden", URI.create("https://journal.example"), OnFailure.HOLD)
                        .toString())
                .doesNotContain("hidden");
    }
}
