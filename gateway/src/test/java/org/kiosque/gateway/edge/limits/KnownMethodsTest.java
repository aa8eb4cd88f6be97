package org.kiosque.gateway.edge.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;
import org.springframework.beans.factory.annotation.Autowired;

class KnownMethodsTest extends Platform {

    @Autowired
    private MeterRegistry meters;

    private String ask(String method, String path) {
        return sendRaw(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "TRACE", "PROPFIND", "get"})
    void aMethodThatNobodyAnswersIsAProblemWithTheSecurityHeaders(String method) {
        for (String path : List.of("/en", "/api/v1/articles", "/media/x/640.jpg")) {
            assertThat(ask(method, path))
                    .startsWith("HTTP/1.1 501")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .containsIgnoringCase("x-content-type-options: nosniff")
                    .contains("urn:kiosque:problem:not-implemented");
        }
    }

    @Test
    void madeUpMethodsLeaveNoTimeSeries() {
        ask("BREW", "/en");
        int before = meters.getMeters().size();
        for (int i = 0; i < 50; i++) {
            ask("M" + ThreadLocalRandom.current().nextInt(1_000_000), "/api/v1/articles");
        }
        assertThat(meters.getMeters()).hasSizeLessThanOrEqualTo(before + 5);
        assertThat(meters.counter("kiosque.methods.refused").count()).isGreaterThanOrEqualTo(51);
    }

    @Test
    void nobodyChangesTheTongueOfAConnection() {
        // The first call of all opens connections, which a busy machine may not do within a test's time limit.
        await().until(() -> read("/api/v1/articles").statusCode() == 200);
        String answer = sendRaw(
                "GET /api/v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade, close\r\n"
                        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("101 Switching");
    }
}
