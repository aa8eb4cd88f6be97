package org.kiosque.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;

/** What a service tells bit by bit comes so, for longer than a service may take for an answer. */
class StreamRouteTest extends Platform {

    private static final String STREAM = "/api/v1/articles/abc/comments/stream";
    private static final int TAKES_MILLIS = 3_000; // twice as long as a service may take

    @Test
    void aStreamOfCommentsIsNeitherHeldBackNorCut() throws Exception {
        String events = "event: count\ndata: {\"count\":1}\n\n".repeat(20);
        COMMENTS.stubFor(get(urlEqualTo(STREAM))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream;charset=UTF-8")
                        .withBody(events)
                        .withChunkedDribbleDelay(20, TAKES_MILLIS)));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + STREAM))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "0.1")
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (var text = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8), 1)) {
                String first = text.readLine();
                long begun = System.nanoTime();
                String rest = text.lines().collect(Collectors.joining("\n"));
                Duration apart = Duration.ofNanos(System.nanoTime() - begun);

                assertThat(first + "\n" + rest + "\n").isEqualTo(events);
                assertThat(apart).isGreaterThan(Duration.ofMillis(TAKES_MILLIS / 6));
            }
        }
        COMMENTS.verify(1, getRequestedFor(urlEqualTo(STREAM)).withHeader("Last-Event-ID", equalTo("0.1")));
    }
}
