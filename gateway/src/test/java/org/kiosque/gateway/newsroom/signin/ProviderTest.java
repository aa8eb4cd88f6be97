package org.kiosque.gateway.newsroom.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.newsroom.session.NewsroomProperties;
import org.kiosque.gateway.newsroom.session.StaffSession;

/** What a provider says of sessions, and what it means. */
class ProviderTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    private Provider provider;

    @BeforeEach
    void start() {
        server.start();
        String base = server.baseUrl();
        server.stubFor(get("/.well-known/openid-configuration").willReturn(okJson("""
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
                 "introspection_endpoint":"%1$s/introspect","subject_types_supported":["public"]}""".formatted(base))));
        provider = new Provider(
                new NewsroomProperties(
                        URI.create(base),
                        "kiosque-newsroom",
                        "of-a-test",
                        List.of("openid"),
                        "roles",
                        List.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                        Duration.ofHours(2),
                        Duration.ofHours(12),
                        URI.create("http://localhost"),
                        ZoneOffset.UTC),
                InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void says(String token, String answer) {
        server.stubFor(post("/introspect")
                .withRequestBody(containing("token=" + token))
                .willReturn(okJson(answer)));
    }

    private static StaffSession sessionOf(String token) {
        return new StaffSession(
                "id", "ada", List.of("editor"), "fr", token, NOW.plusSeconds(600), null, null, "csrf", NOW, NOW);
    }

    @Test
    void aProviderThatTellsUsNothingEndsNoSession() {
        says("one", "{\"active\":false}");
        assertThat(provider.goesOn(sessionOf("one"))).isTrue();

        says("other", "{}");
        assertThat(provider.goesOn(sessionOf("other"))).isTrue();
    }

    @Test
    void oneThatHasSaidOfAnySessionThatItGoesOnIsBelievedOfEach() {
        says("one", "{\"active\":false}");
        says("other", "{\"active\":true}");

        assertThat(provider.goesOn(sessionOf("other"))).isTrue();
        assertThat(provider.goesOn(sessionOf("one"))).isFalse();
    }
}
