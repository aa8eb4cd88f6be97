package org.kiosque.comment.posting.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.posting.hook.IntakeHook.Opinion;
import org.kiosque.comment.posting.hook.IntakeHook.Question;
import org.kiosque.comment.posting.hook.IntakeHook.Verdict;
import org.kiosque.common.webhooks.WebhookSignature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a stub of an operator's classifier. */
class IntakeHookTest {

    private static final WireMockServer CLASSIFIER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final String SECRET = "a-secret-of-the-operator-and-of-nobody-else";
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Question QUESTION = new Question(
            "c8f0m2x7w1bd",
            "k3v9x2m4qd7h",
            "p8f0m2x7w1bd",
            new Question.Author("Zoé"),
            "fr",
            "Gagnez & payez",
            false,
            NOW);
    private static final Opinion SKIPPED = new Opinion(Verdict.SKIPPED, List.of());

    static {
        CLASSIFIER.start();
    }

    private final List<IntakeHook> made = new ArrayList<>();

    @AfterAll
    static void stop() {
        CLASSIFIER.stop();
    }

    @BeforeEach
    void forget() {
        CLASSIFIER.resetAll();
    }

    @AfterEach
    void close() throws IOException {
        for (IntakeHook hook : made) {
            hook.close();
        }
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        CLASSIFIER.stubFor(post("/comments").willReturn(answer));
    }

    private IntakeHook hook() {
        return hook(
                CLASSIFIER.baseUrl() + "/comments",
                true,
                SystemDefaultDnsResolver.INSTANCE,
                CircuitBreaker.ofDefaults("h"));
    }

    private IntakeHook hook(@Nullable String url, boolean loopback, DnsResolver names, CircuitBreaker breaker) {
        var properties = new HookProperties(url, SECRET, Duration.ofMillis(700), loopback);
        var hook = new IntakeHook(
                new HookClient(properties, () -> NOW, names), breaker, new JsonMapper(), new SimpleMeterRegistry());
        made.add(hook);
        return hook;
    }

    @Test
    void whatIsSentIsSignedAndTellsNeitherMailboxNorNetwork() {
        answers(okJson("{\"verdict\":\"publish\"}"));

        assertThat(hook().ask(QUESTION)).isEqualTo(new Opinion(Verdict.PUBLISH, List.of()));

        var sent = CLASSIFIER.findAll(postRequestedFor(urlPathEqualTo("/comments"))
                .withHeader("X-Kiosque-Event", equalTo("comment.submitted"))
                .withHeader("Cookie", absent()));
        assertThat(sent).hasSize(1);
        String body = sent.getFirst().getBodyAsString();
        assertThat(sent.getFirst().getHeader(WebhookSignature.HEADER))
                .isEqualTo(WebhookSignature.of(body, SECRET, NOW));
        JsonNode told = new JsonMapper().readTree(body);
        assertThat(told.propertyNames())
                .containsExactlyInAnyOrder("id", "articleId", "parentId", "author", "language", "body", "edited", "at");
        assertThat(told.get("author").propertyNames()).containsExactly("name");
        assertThat(told.get("body").asString()).isEqualTo("Gagnez & payez");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLISH", "HOLD", "REJECT", "SPAM"})
    void eachVerdictComesWithItsFindings(Verdict verdict) {
        answers(okJson("{\"verdict\":\"%s\",\"findings\":[\"looks\\u202E odd\",\" \",7,\"%s\"],\"more\":1}"
                .formatted(verdict.name().toLowerCase(java.util.Locale.ROOT), "x".repeat(900))));

        Opinion opinion = hook().ask(QUESTION);

        assertThat(opinion.verdict()).isEqualTo(verdict);
        assertThat(opinion.findings()).containsExactly("looks odd", "x".repeat(IntakeHook.LONGEST_FINDING));
    }

    @Test
    void noMoreFindingsAreTakenThanThereIsRoomFor() {
        answers(okJson("{\"verdict\":\"hold\",\"findings\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]}"));

        assertThat(hook().ask(QUESTION).findings()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void whateverIsNoAnswerAsAgreedIsSkipped() {
        IntakeHook hook = hook();
        for (var answer : new ResponseDefinitionBuilder[] {
            okJson("{\"verdict\":\"perhaps\"}"),
            okJson("{}"),
            okJson(""),
            okJson("null"),
            okJson("[".repeat(5_000)),
            okJson("<html>"),
            okJson("{\"verdict\":\"reject\",\"padding\":\"" + "x".repeat(HookClient.LONGEST_ANSWER) + "\"}"),
            aResponse().withStatus(500),
            aResponse().withStatus(404),
            aResponse().withStatus(204),
            aResponse().withStatus(307).withHeader("Location", CLASSIFIER.baseUrl() + "/elsewhere"),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)
        }) {
            answers(answer);
            assertThat(hook.ask(QUESTION)).isEqualTo(SKIPPED);
        }
        CLASSIFIER.verify(0, postRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void whoeverIsTooSlowIsNotWaitedForEvenIfSomethingComesAllTheTime() {
        IntakeHook hook = hook();
        answers(okJson("{\"verdict\":\"reject\"}").withFixedDelay(20_000));
        long begun = System.nanoTime();
        assertThat(hook.ask(QUESTION)).isEqualTo(SKIPPED);
        answers(okJson("{\"verdict\":\"reject\",\"findings\":[\"slow\"]}").withChunkedDribbleDelay(40, 20_000));
        assertThat(hook.ask(QUESTION)).isEqualTo(SKIPPED);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void whoeverFailsOftenIsLeftAloneForAWhile() {
        answers(aResponse().withStatus(500));
        var breaker = CircuitBreaker.of(
                "h",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(5)
                        .minimumNumberOfCalls(5)
                        .build());
        IntakeHook hook = hook(CLASSIFIER.baseUrl() + "/comments", true, SystemDefaultDnsResolver.INSTANCE, breaker);

        for (int i = 0; i < 9; i++) {
            assertThat(hook.ask(QUESTION)).isEqualTo(SKIPPED);
        }

        CLASSIFIER.verify(5, postRequestedFor(urlPathEqualTo("/comments")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://classifier.example/comments",
                "https://127.0.0.1/comments",
                "https://10.0.0.7/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://localhost/",
                "https://user:word@classifier.example/",
                "ftp://classifier.example/",
                "classifier",
                " "
            })
    void whereNothingMayBeSentTheServiceDoesNotStart(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hook(url, false, SystemDefaultDnsResolver.INSTANCE, CircuitBreaker.ofDefaults("h")))
                .withMessageContaining("kiosque.posting.hook.url");
    }

    @Test
    void aNameThatLeadsToAPrivateAddressIsNotAsked() {
        DnsResolver inside = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral("10.0.0.7")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };

        assertThat(hook("https://classifier.example/", false, inside, CircuitBreaker.ofDefaults("h"))
                        .ask(QUESTION))
                .isEqualTo(SKIPPED);
    }

    @Test
    void theSecretIsInNoLogLine() {
        assertThat(new HookProperties("https://classifier.example/", SECRET, Duration.ofSeconds(1), false).toString())
                .doesNotContain(SECRET);
    }
}
