package org.kiosque.gateway.edge.limits;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;

class BodyLimitTest extends Platform {

    @Test
    void requestsThatDoNotEndAreEndedByUsAndNotHeldAgainstTheService() throws Exception {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse().withBody("well")));
        String unfinished = "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 6)
                    .mapToObj(_ -> threads.submit(() -> sendRaw(unfinished)))
                    .toList();
            for (var call : calls) {
                assertThat(call.get()).startsWith("HTTP/1.1 408").contains("urn:kiosque:problem:request-timeout");
            }
        }

        assertThat(text(read("/api/v1/tags"))).isEqualTo("well");
    }

    @Test
    void aLargeBodyIsRefusedBeforeItIsPassedOn() {
        isProblem(post("/api/v1/articles", "application/json", "x".repeat(1024 * 1024 + 1)), 413, "too-large");

        ARTICLES.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void aLargeBodyOfUnknownLengthIsRefusedAsWell() {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse()));

        var response = send(
                "/api/v1/articles",
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(new byte[2 * 1024 * 1024]))));

        isProblem(response, 413, "too-large");
    }

    @Test
    void aBodyWithinTheLimitPasses() {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));

        assertThat(post("/api/v1/articles", "application/json", "x".repeat(1024 * 1024))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void imagesMayBeLarger() {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));
        String multipart = "multipart/form-data; boundary=x";

        assertThat(post("/api/v1/media", multipart, "x".repeat(15 * 1024 * 1024))
                        .statusCode())
                .isEqualTo(201);
        isProblem(post("/api/v1/media", multipart, "x".repeat(17 * 1024 * 1024)), 413, "too-large");
        isProblem(post("/api/v1/media", "application/json", "x".repeat(2 * 1024 * 1024)), 413, "too-large");
    }

    @Test
    void soMayFilesOfOtherSystems() {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(202)));
        COMMENTS.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(202)));
        for (String imports : List.of("/api/v1/imports", "/api/v1/moderation/imports")) {
            assertThat(post(imports, "multipart/form-data; boundary=x", "x".repeat(15 * 1024 * 1024))
                            .statusCode())
                    .as(imports)
                    .isEqualTo(202);
        }
    }
}
