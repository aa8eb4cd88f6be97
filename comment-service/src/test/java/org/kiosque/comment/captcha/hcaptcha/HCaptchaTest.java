package org.kiosque.comment.captcha.hcaptcha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.captcha.CaptchaFinding;
import org.kiosque.comment.captcha.CaptchaFinding.Passed;
import org.kiosque.comment.captcha.CaptchaFinding.Refused;
import org.kiosque.comment.captcha.CaptchaFinding.Unverified;
import org.kiosque.comment.captcha.NetworkRisk.Risk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.openfeign.FeignAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a stub of hCaptcha's documented contract. */
@SpringBootTest(
        classes = HCaptchaTest.Parts.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "kiosque.captcha.provider=hcaptcha",
            "kiosque.captcha.hcaptcha.site-key=site",
            "kiosque.captcha.hcaptcha.secret=hidden&secret",
            "spring.cloud.openfeign.client.config.hcaptcha.connect-timeout=300",
            "spring.cloud.openfeign.client.config.hcaptcha.read-timeout=400",
            "spring.jackson.deserialization.fail-on-unknown-properties=true", // as in every service
            "spring.config.location=optional:classpath:nowhere.yaml",
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD) // the breaker remembers
@ExtendWith(OutputCaptureExtension.class)
class HCaptchaTest {

    private static final WireMockServer PROVIDER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    static {
        PROVIDER.start();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        FeignAutoConfiguration.class
    })
    @EnableConfigurationProperties(HCaptchaProperties.class)
    @Import(HCaptchaConfiguration.class)
    static class Parts {}

    @Autowired
    private HCaptcha captcha;

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("kiosque.captcha.hcaptcha.url", PROVIDER::baseUrl);
    }

    @BeforeEach
    void fresh() {
        PROVIDER.resetAll();
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @Test
    void aRightTokenPassesAndIsSentAsAForm() {
        answer("{\"success\":true,\"challenge_ts\":\"2026-11-02T10:00:00Z\",\"hostname\":\"news.example\"}");

        assertThat(checked("P1_token+/=")).isEqualTo(new Passed());
        PROVIDER.verify(
                1,
                postRequestedFor(urlPathEqualTo("/siteverify"))
                        .withFormParam("secret", equalTo("hidden&secret"))
                        .withFormParam("response", equalTo("P1_token+/="))
                        .withFormParam("remoteip", equalTo("192.0.2.7"))
                        .withFormParam("sitekey", equalTo("site")));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid-input-response,INVALID",
        "missing-input-response,INVALID",
        "invalid-or-already-seen-response,REPLAYED",
        "expired-input-response,EXPIRED",
        "already-seen-response,REPLAYED"
    })
    void whatTheReaderDidWrongIsRefused(String code, Refused why) {
        answer("{\"success\":false,\"error-codes\":[\"" + code + "\"]}");

        assertThat(checked("token")).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing-input-secret",
                "invalid-input-secret",
                "sitekey-secret-mismatch",
                "not-using-dummy-passcode",
                "bad-request",
                "missing-remoteip",
                "invalid-remoteip",
                "some-code-of-tomorrow"
            })
    void whatWeDidWrongHoldsTheComment(String code) {
        answer("{\"success\":false,\"error-codes\":[\"" + code + "\",\"invalid-input-response\"]}");

        assertThat(checked("token")).isEqualTo(new Unverified());
    }

    @Test
    void aRefusalWithoutAReasonHoldsTheComment() {
        answer("{\"success\":false}");

        assertThat(checked("token")).isEqualTo(new Unverified());
    }

    @Test
    void aProviderThatFailsBreaksOffOrTalksNonsenseHoldsTheComment() {
        PROVIDER.stubFor(post("/siteverify").willReturn(aResponse().withStatus(500)));
        assertThat(checked("token")).isEqualTo(new Unverified());
        PROVIDER.stubFor(post("/siteverify").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(checked("token")).isEqualTo(new Unverified());
        PROVIDER.stubFor(post("/siteverify").willReturn(okJson("<html>")));
        assertThat(checked("token")).isEqualTo(new Unverified());
        PROVIDER.stubFor(post("/siteverify").willReturn(aResponse().withStatus(204)));
        assertThat(checked("token")).isEqualTo(new Unverified());
    }

    @Test
    void whatItSaysOfOurSecretIsInNoLogLine(CapturedOutput output) {
        for (int status : new int[] {200, 401, 500}) {
            PROVIDER.stubFor(post("/siteverify")
                    .willReturn(aResponse().withStatus(status).withBody("hidden&secret is not known")));
            assertThat(checked("token")).isEqualTo(new Unverified());
        }

        assertThat(output)
                .contains("hCaptcha does not answer")
                .contains("status 500")
                .doesNotContain("hidden");
    }

    @Test
    void aSlowProviderHoldsTheCommentSoonAndIsNotAskedTwice() {
        PROVIDER.stubFor(
                post("/siteverify").willReturn(okJson("{\"success\":true}").withFixedDelay(15_000)));
        long start = System.nanoTime();

        assertThat(checked("token")).isEqualTo(new Unverified());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        PROVIDER.verify(1, postRequestedFor(urlPathEqualTo("/siteverify")));
    }

    @Test
    void afterSomeFailuresItIsLeftAloneForAWhile() {
        PROVIDER.stubFor(post("/siteverify").willReturn(aResponse().withStatus(503)));
        for (int i = 0; i < 20; i++) {
            assertThat(checked("token")).isEqualTo(new Unverified());
        }
        assertThat(PROVIDER.findAll(postRequestedFor(urlPathEqualTo("/siteverify"))))
                .hasSizeLessThan(10);
    }

    @Test
    void offersItsSiteKeyAndNothingSecret() {
        assertThat(captcha.offer(() -> Risk.NONE).provider()).isEqualTo("hcaptcha");
        assertThat(captcha.offer(() -> Risk.NONE).siteKey()).isEqualTo("site");
        assertThat(captcha.offer(() -> Risk.NONE).toString()).doesNotContain("hidden");
    }

    private CaptchaFinding checked(String token) {
        return captcha.check(token, "192.0.2.7");
    }

    private static void answer(String json) {
        PROVIDER.stubFor(post("/siteverify").willReturn(okJson(json)));
    }
}
