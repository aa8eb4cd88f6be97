package org.kiosque.gateway.edge.heads;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;
import org.springframework.beans.factory.annotation.Autowired;

class HeadsTest extends Platform {

    private static final String END = "Connection: close\r\n\r\n";

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void servicesAnswerEverything() {
        ARTICLES.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withBody("well")));
    }

    private static void isRefused(String answer, int status, String slug) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .containsIgnoringCase("content-security-policy: default-src 'self'")
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("connection: close")
                .contains("\"type\":\"urn:kiosque:problem:" + slug + "\"")
                .contains("\"status\":" + status)
                .containsOnlyOnce("HTTP/1.1 " + status);
        ARTICLES.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/tags HTTP/9.9\r\nHost: x\r\n",
                "GET /api/v1/tags HTTP/2.0\r\nHost: x\r\n",
                "GET /api/v1/tags HTTP/1.2\r\nHost: x\r\n",
                "GET /api/v1/tags\r\nHost: x\r\n",
                "GET\r\nHost: x\r\n",
                "nonsense\r\n",
                "GET /api/v1/tags HTTP/1.1\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nHost: x\r\nHost: x\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nHost: x\r\nHost: y\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nHost:\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nHost: x/y\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nHost: x y\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nHost: a@b\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nHost: x:port\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nHost: [::1\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nHost: x\r\nno colon here\r\n",
                "GET /api/v1/tags;a=b HTTP/1.1\r\nHost: x\r\n",
                "GET /api/v1/tags%3Ba=b HTTP/1.1\r\nHost: x\r\n",
                "GET /api/v1/tags% HTTP/1.1\r\nHost: x\r\n",
                "GET /api/v1/tags?a=%zz HTTP/1.1\r\nHost: x\r\n",
                "GET /en/%4 HTTP/1.1\r\nHost: x\r\n",
                "GET /en/a\\b HTTP/1.1\r\nHost: x\r\n",
                "GET /en/{a} HTTP/1.1\r\nHost: x\r\n",
                "GET /en/\u00e9 HTTP/1.1\r\nHost: x\r\n",
                "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n",
                "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n",
                "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n",
                "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
                "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n",
                "POST /api/v1/articles HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            })
    void whatIsNotWrittenAsItShouldBeIsAProblem(String head) {
        isRefused(sendRaw(head + END), 400, "invalid-request");
    }

    @Test
    void aLineThatIsTooLongIsAProblemThatTellsTheBound() {
        String answer = sendRaw("GET /en/" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n" + END);
        isRefused(answer, 414, "uri-too-long");
        assertThat(answer).contains("4096 bytes");
    }

    @Test
    void aHeadThatIsTooLargeIsAProblemThatTellsTheBound() {
        String answer = sendRaw("GET /en HTTP/1.1\r\nHost: x\r\nX-Much: " + "a".repeat(9_000) + "\r\n" + END);
        isRefused(answer, 431, "head-too-large");
        assertThat(answer).contains("8192 bytes");
    }

    @Test
    void headOfAnythingHasNoBody() {
        String answer = sendRaw("HEAD /en;a HTTP/1.1\r\nHost: x\r\n" + END);
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .doesNotContain("urn:kiosque")
                .endsWith("\r\n\r\n");
    }

    @Test
    void answersKeepTheirOrderAndNothingAfterTheFaultIsHeard() {
        String good = "GET /api/v1/tags HTTP/1.1\r\nHost: x\r\n\r\n";
        String answers = sendRaw(good + "GET /api/v1/tags;x HTTP/1.1\r\nHost: x\r\n\r\n" + good);

        assertThat(answers).startsWith("HTTP/1.1 200");
        assertThat(answers.indexOf("well")).isPositive().isLessThan(answers.indexOf("HTTP/1.1 400"));
        assertThat(answers.split("HTTP/1\\.1", -1)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/tags HTTP/1.1\r\nHost: kiosque.example:8080\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nHost: [::1]:8080\r\n",
                "GET /api/v1/tags HTTP/1.1\r\nhost: under_score\r\n",
                "GET http://kiosque.example/api/v1/tags HTTP/1.1\r\nHost: kiosque.example\r\n",
                "GET /api/v1/tags?q=a;b%20%C3%A9&x[]=1/2?3 HTTP/1.1\r\nHost: x\r\n",
                "GET /api/v1/tags HTTP/1.0\r\n",
                "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\nConnection: close\r\n\r\n0\r\n"
            })
    void whatIsWrittenAsItShouldBeIsHeard(String head) {
        assertThat(sendRaw(head + (head.contains("Chunked") ? "\r\n" : END)))
                .startsWith("HTTP/1.")
                .contains(" 200 OK")
                .contains("well");
    }

    /** Sends one byte after the other until the gateway answers, or ends the connection. */
    private static String drip(Socket socket, String head) throws IOException {
        var more = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            if (socket.getInputStream().available() > 0) {
                return true;
            }
            socket.getOutputStream().write(head.charAt(Math.min(more.getAndIncrement(), head.length() - 1)));
            return false;
        });
        socket.setSoTimeout(5_000);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/tags HTTP/1.1\r\nHost: x\r\nX-Much: aaaaaa", "\r\n\r\n\r\n\r\n\r\n\r\n", "G"})
    void aHeadThatDripsIsCutOffThoughItNeverRests(String head) throws Exception {
        double before = meters.counter("kiosque.heads.refused").count();
        try (Socket socket = connection("")) {
            String answer = drip(socket, head);
            isRefused(answer, 408, "request-timeout");
            assertThat(answer).contains("within 1 seconds");
        }
        assertThat(meters.counter("kiosque.heads.refused").count()).isEqualTo(before + 1);
    }

    @Test
    void soIsOneOnAConnectionThatWasUsedBefore() throws Exception {
        try (Socket socket = connection("GET /api/v1/tags HTTP/1.1\r\nHost: x\r\n\r\n")) {
            await().until(() -> socket.getInputStream().available() > 0);
            assertThat(new String(
                            socket.getInputStream()
                                    .readNBytes(socket.getInputStream().available()),
                            StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");

            assertThat(drip(socket, "GET /en HTTP/1.1\r\nX-Much: aaaa")).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void aHeadThatComesInPiecesInTimeIsHeard() throws Exception {
        try (Socket socket = connection("")) {
            for (char c : "GET /api/v1/tags HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".toCharArray()) {
                socket.getOutputStream().write(c);
                socket.getOutputStream().flush();
            }
            socket.setSoTimeout(5_000);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("well");
        }
    }
}
