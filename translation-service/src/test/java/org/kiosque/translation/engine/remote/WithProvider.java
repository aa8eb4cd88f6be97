package org.kiosque.translation.engine.remote;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.budget.Budgets;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A stub of a provider's documented contract, and what holds for each of them. */
@ExtendWith(OutputCaptureExtension.class)
public abstract class WithProvider {

    protected static final LanguagePair FR_EN = LanguagePair.of("fr", "en");
    protected static final Duration PLENTY = Duration.ofSeconds(20);
    protected static final Limits LIMITS = new Limits(Duration.ofMillis(600), 2, 1_000, 0);

    protected static final WireMockServer PROVIDER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    static {
        PROVIDER.start();
    }

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-02T06:00:00Z"));

    /** Where texts are sent to. */
    private final String path;

    protected WithProvider(String path) {
        this.path = path;
    }

    /** @return with this clock */
    protected abstract Provider provider(InstantSource clock);

    /** @return what the provider answers to so many texts */
    protected abstract String answer(List<String> translations);

    @BeforeEach
    void fresh() {
        PROVIDER.resetAll();
    }

    @AfterAll
    static void quiet() {
        PROVIDER.resetAll();
    }

    protected final RemoteEngine engine() {
        return new RemoteEngines(mock(Budgets.class), SiteLanguages.of("en", "fr"), now::get, new SimpleMeterRegistry())
                .engine(provider(now::get), LIMITS);
    }

    protected final void answers(ResponseDefinitionBuilder response) {
        PROVIDER.stubFor(post(urlPathEqualTo(path)).willReturn(response));
    }

    protected final int calls() {
        return PROVIDER.findAll(postRequestedFor(urlPathEqualTo(path))).size();
    }

    protected final String sent() {
        return PROVIDER.findAll(postRequestedFor(urlPathEqualTo(path)))
                .getLast()
                .getBodyAsString();
    }

    protected static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    protected final void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /**
     * An engine that could not say what it knows, on a machine that has much else to do, is asked again after a while: time passes while
     * it is waited for, and then it is as early as before.
     */
    protected final void knowsThePair(RemoteEngine engine) {
        Instant before = now.get();
        await().until(() -> {
            if (engine.pairs().contains(FR_EN)) {
                return true;
            }
            passes(Duration.ofSeconds(1));
            return false;
        });
        now.set(before);
    }

    private static List<String> numbered(int texts) {
        return IntStream.range(0, texts).mapToObj(i -> "Phrase " + i + ".").toList();
    }

    @Test
    void theAnswersComeInTheOrderOfTheTexts() {
        answers(json(200, answer(List.of("One.", "Two <&> ⟦0⟧."))));
        assertThat(engine().translate(FR_EN, List.of("Un.", "Deux <&> ⟦0⟧."), PLENTY))
                .containsExactly(new Answer.Translated("One."), new Answer.Translated("Two <&> ⟦0⟧."));
    }

    @Test
    void itCanTranslateWhatTheProviderSays() {
        RemoteEngine engine = engine();
        knowsThePair(engine);
        assertThat(engine.pairs()).containsExactlyInAnyOrder(FR_EN, LanguagePair.of("en", "fr"));
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "456"})
    void aRefusedKeyOrASpentQuotaLeavesItAloneForAWhileAndNeverBlamesTheText(int status) {
        RemoteEngine engine = engine();
        knowsThePair(engine);
        answers(json(status, "{\"error\":\"no\"}"));
        assertThat(engine.translate(FR_EN, numbered(3), PLENTY)).allMatch(Answer.Unavailable.class::isInstance);
        assertThat(calls()).as("a call is never repeated").isEqualTo(1);
        assertThat(engine.pairs()).isEmpty();
        passes(Duration.ofMinutes(11));
        knowsThePair(engine);
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "500"})
    void whatAProviderSaysOfOurKeyIsInNoLogLineAndInNoAnswer(int status, CapturedOutput output) {
        answers(json(status, "{\"error\":{\"message\":\"Incorrect key: secret\"},\"message\":\"secret:fx\"}"));
        assertThat(engine().translate(FR_EN, numbered(1), PLENTY))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.toString()).doesNotContain("secret"));
        assertThat(output).contains("status " + status).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"429, 30", "503, 30", "529, 30", "429, 'Mon, 02 Nov 2026 06:00:30 GMT'"})
    void whoIsAskedForPatienceHasIt(int status, String retryAfter) {
        RemoteEngine engine = engine();
        knowsThePair(engine);
        answers(json(status, "{}").withHeader("Retry-After", retryAfter));
        assertThat(engine.translate(FR_EN, numbered(3), PLENTY)).allMatch(Answer.Unavailable.class::isInstance);
        assertThat(calls()).isEqualTo(1);
        passes(Duration.ofSeconds(29));
        assertThat(engine.pairs()).isEmpty();
        passes(Duration.ofSeconds(1));
        assertThat(engine.pairs()).isNotEmpty();
    }

    @Test
    void patienceWithoutAMeasureIsShortAndWithATooLongOneBounded() {
        RemoteEngine engine = engine();
        knowsThePair(engine);
        answers(json(429, "{}"));
        engine.translate(FR_EN, numbered(1), PLENTY);
        passes(Duration.ofSeconds(5));
        assertThat(engine.pairs()).isNotEmpty();
        answers(json(429, "{}").withHeader("Retry-After", "999999999"));
        engine.translate(FR_EN, numbered(1), PLENTY);
        passes(Duration.ofMinutes(10));
        assertThat(engine.pairs()).isNotEmpty();
    }

    @Test
    void whatIsTooMuchAtOnceIsAskedInHalvesAndAtLastRefused() {
        answers(json(413, "{}"));
        assertThat(engine().translate(FR_EN, numbered(4), PLENTY))
                .hasSize(4)
                .allMatch(Answer.Refused.class::isInstance);
        assertThat(calls()).isEqualTo(7);
    }

    @Test
    void aWrongNumberOfAnswersIsNoAnswer() {
        answers(json(200, answer(List.of("One."))));
        assertThat(engine().translate(FR_EN, numbered(2), PLENTY))
                .as("each alone gets one")
                .containsExactly(new Answer.Translated("One."), new Answer.Translated("One."));
    }

    @Test
    void noAnswerInTimeACutOneOrAServersFaultIsAnOutage() {
        for (ResponseDefinitionBuilder broken : List.of(
                json(200, answer(List.of("One."))).withFixedDelay(3_000),
                json(200, answer(List.of("One."))).withChunkedDribbleDelay(20, 4_000),
                json(200, answer(List.of("One.")).substring(0, 14)),
                json(200, "[]"),
                json(200, "<html>"),
                json(500, "{}"),
                json(504, ""),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK))) {
            RemoteEngine engine = engine();
            answers(broken);
            assertThat(engine.translate(FR_EN, List.of("Un."), PLENTY))
                    .as("%s", broken.build())
                    .singleElement()
                    .isInstanceOf(Answer.Unavailable.class);
        }
    }

    @Test
    void afterSeveralOutagesItIsLeftAlone() {
        RemoteEngine engine = engine();
        knowsThePair(engine);
        answers(json(500, "{}"));
        for (int i = 0; i < 6; i++) {
            engine.translate(FR_EN, numbered(1), PLENTY);
        }
        assertThat(calls()).isEqualTo(4);
        assertThat(engine.pairs()).isEmpty();
    }

    @Test
    void manyTextsAreAskedInBatchesWithinTheBounds() {
        Provider provider = provider(now::get);
        List<String> longOnes = IntStream.range(0, 8)
                .mapToObj(_ -> "é".repeat(provider.mostBytes() / 8))
                .toList();
        answers(json(413, "{}"));
        engine().translate(FR_EN, List.of("x".repeat(provider.mostBytes() + 1)), PLENTY);
        assertThat(calls()).as("of what is too long for any call").isZero();
        answers(json(500, "{}"));
        engine().translate(FR_EN, longOnes, PLENTY);
        assertThat(sent().getBytes(StandardCharsets.UTF_8).length).isLessThan(provider.mostBytes() + 3_000);
    }
}
