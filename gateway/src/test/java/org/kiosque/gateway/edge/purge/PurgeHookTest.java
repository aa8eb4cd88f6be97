package org.kiosque.gateway.edge.purge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.edge.news.StandingNews;
import tools.jackson.databind.json.JsonMapper;

/** What is posted to whoever keeps pages in front of us, and what is told when it is not taken. */
class PurgeHookTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final WireMockServer network =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private PurgeHook hook;

    @BeforeEach
    void start() {
        network.start();
        network.stubFor(post(urlPathEqualTo("/purge")).willReturn(aResponse().withStatus(204)));
        hook = hook(URI.create(network.baseUrl() + "/purge"));
        hook.start();
    }

    private PurgeHook hook(URI url) {
        var clock = InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));
        return new PurgeHook(
                new PurgeProperties(url, "secret", Duration.ofMillis(500)),
                StandingNews.none(clock, meters),
                JsonMapper.shared(),
                meters);
    }

    @AfterEach
    void stop() {
        hook.stop();
        hook.close();
        network.stop();
    }

    private void isPosted(String json) {
        await().atMost(SOON)
                .untilAsserted(() -> network.verify(postRequestedFor(urlPathEqualTo("/purge"))
                        .withHeader("Authorization", equalTo("Bearer secret"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson(json))));
    }

    @Test
    void whatIsToldIsPostedOnce() {
        hook.told(List.of("article-a", "list-en", "article-a"));

        isPosted("{\"keys\":[\"article-a\",\"list-en\"]}");
        assertThat(hook.isReliable()).isTrue();
    }

    @Test
    void whileNothingIsTakenNothingIsReliableAndThenTheWholeSiteIsPurged() {
        network.stubFor(post(urlPathEqualTo("/purge")).willReturn(aResponse().withStatus(500)));
        hook.told(List.of("article-a"));
        await().atMost(SOON).until(() -> !hook.isReliable());
        network.verify(moreThanOrExactly(3), postRequestedFor(urlPathEqualTo("/purge")));

        network.stubFor(post(urlPathEqualTo("/purge")).willReturn(aResponse().withStatus(204)));
        hook.told(List.of("article-b"));

        isPosted("{\"keys\":[\"site\"]}");
        await().atMost(SOON).until(hook::isReliable);
        assertThat(meters.counter("kiosque.purges", "outcome", "failed").count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void aNetworkThatDoesNotAnswerIsNotWaitedFor() {
        network.stubFor(post(urlPathEqualTo("/purge"))
                .willReturn(aResponse().withFixedDelay(20_000).withStatus(204)));
        hook.told(List.of("article-a"));

        await().atMost(Duration.ofSeconds(15)).until(() -> !hook.isReliable());
    }

    @Test
    void tooManyKeysAreTheWholeSite() {
        var pending = new PendingKeys(10);
        pending.add(IntStream.range(0, 10).mapToObj(i -> "article-" + i).toList());
        assertThat(pending.take(4)).containsExactly("article-0", "article-1", "article-2", "article-3");
        pending.add(IntStream.range(10, 15).mapToObj(i -> "article-" + i).toList());

        assertThat(pending.take(4)).containsExactly("site");
        assertThat(pending.take(4)).isEmpty();
    }

    @Test
    void withoutAnAddressNothingIsKeptInFrontOfUs() {
        assertThat(hook(null).isWired()).isFalse();
        assertThat(hook.isWired()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hook(URI.create("mailto:a@b.example")))
                .withMessageContaining("kiosque.purge.url");
    }
}
