package org.kiosque.gateway.edge.pages;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.springframework.beans.factory.annotation.Autowired;

/** What is answered from memory, and what is rendered once for many. */
class FreshPageTest extends Platform {

    @Autowired
    private MeterRegistry meters;

    private double counted(String outcome) {
        return counted(outcome, "/{language}/{slug}");
    }

    private double counted(String outcome, String page) {
        return meters.get("kiosque.pages.requests")
                .tags("outcome", outcome, "page", page)
                .counter()
                .count();
    }

    @Test
    void aFreshPageIsServedFromMemory() {
        double hits = counted("hit");
        double others = counted("hit", "/{language}");
        var first = read(article.englishPath());
        var second = read(article.englishPath());

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(second, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(second, "Content-Security-Policy")).contains("default-src 'self'");
        assertThat(second.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(counted("hit") - hits).isEqualTo(1);
        assertThat(counted("hit", "/{language}")).as("of front pages").isEqualTo(others);
        timesRendered(1);
    }

    @Test
    void afterASecondThePageIsRenderedAnew() {
        read(article.englishPath());
        articleIs(article.english().replace("English body.", "Corrected body."));
        clock.pass(Duration.ofMillis(999));
        assertThat(text(read(article.englishPath()))).contains("English body.");

        clock.pass(Duration.ofMillis(1));

        assertThat(text(read(article.englishPath()))).contains("Corrected body.");
    }

    @Test
    void compressedAndPlainPagesHaveTheirOwnEntityTags() {
        var plain = read(article.englishPath());
        var zipped = send(article.englishPath(), request -> request.header("Accept-Encoding", "br, gzip;q=0.8"));

        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(unzipped(zipped)).isEqualTo(text(plain));
        assertThat(zipped.body().length).isLessThan(plain.body().length / 2);
        assertThat(header(plain, "ETag")).matches("\"[A-Za-z0-9_-]+\"").isNotEqualTo(header(zipped, "ETag"));
        assertThat(header(plain, "Vary")).contains("Accept-Encoding");
    }

    @Test
    void whateverAReaderHasTheAnswerFromMemoryHasTheSameHeaders() {
        read(article.englishPath());
        for (String coding : List.of("gzip", "identity")) {
            var straight = send(article.englishPath(), request -> request.header("Accept-Encoding", coding));
            var compared = send(
                    article.englishPath(),
                    request -> request.header("Accept-Encoding", coding).header("If-None-Match", "\"another\""));

            assertThat(straight.headers().map()).isEqualTo(compared.headers().map());
            assertThat(straight.body()).isEqualTo(compared.body()).hasSizeGreaterThan(1_000);
            assertThat(header(straight, "Content-Length")).isEqualTo(String.valueOf(straight.body().length));
        }
        timesRendered(1);
    }

    @Test
    void aReaderWhoHasThePageIsToldThatNothingChanged() {
        String tag = header(read(article.englishPath()), "ETag");
        clock.pass(Duration.ofSeconds(2));

        var again = send(article.englishPath(), request -> request.header("If-None-Match", "\"other\", W/" + tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        articleIs(article.english().replace("English body.", "Corrected body."));
        clock.pass(Duration.ofSeconds(2));
        assertThat(send(article.englishPath(), request -> request.header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aHeadRequestGetsTheHeadersAlone() {
        var whole = read(article.englishPath());
        var head = send(article.englishPath(), request -> request.method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "ETag")).isEqualTo(header(whole, "ETag"));
        timesRendered(1);
    }

    @Test
    void manyReadersAtOnceCauseOneRendering() throws Exception {
        articleIs(json(article.english()).withFixedDelay(400));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<byte[]>>> readers = IntStream.range(0, 30)
                    .mapToObj(_ -> threads.submit(() -> read(article.englishPath())))
                    .toList();
            for (var reader : readers) {
                assertThat(reader.get().statusCode()).isEqualTo(200);
            }
        }
        timesRendered(1);
    }

    @Test
    void aThousandFirstReadersCauseOneRendering() throws Exception {
        articleIs(json(article.english()).withFixedDelay(1_000));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<byte[]>>> readers = IntStream.range(0, 1_000)
                    .mapToObj(_ -> threads.submit(() -> read(article.englishPath())))
                    .toList();
            for (var reader : readers) {
                assertThat(reader.get().statusCode()).isEqualTo(200);
            }
        }
        timesRendered(1);
    }

    @Test
    void unknownParametersMakeNoOtherPage() {
        read(article.englishPath());
        for (String query : List.of(
                "?utm_source=x",
                "?a=1&b=2",
                "?comments=%00%00",
                "?submitted=<script>".replace("<", "%3C").replace(">", "%3E"))) {
            assertThat(read(article.englishPath() + query).statusCode()).isEqualTo(200);
        }
        timesRendered(1);
    }

    @Test
    void whoAnnouncesALargeBodyIsRefusedWithoutHarmToOthers() {
        read(article.englishPath());
        articleIs(article.english().replace("English body.", "Corrected body."));
        clock.pass(Duration.ofSeconds(1));

        String refused = sendRaw("GET " + article.englishPath()
                + " HTTP/1.1\r\nHost: kiosque.example\r\nContent-Length: 2000000\r\nConnection: close\r\n\r\n");
        var next = read(article.englishPath());

        assertThat(refused).startsWith("HTTP/1.1 413");
        assertThat(text(next)).contains("Corrected body.");
        assertThat(header(next, "Warning")).isEmpty();
    }

    @Test
    void aReaderWhoLeavesDoesNotStopTheRenderingForOthers() throws Exception {
        articleIs(json(article.english()).withFixedDelay(1_000));
        Socket first = connection("GET " + article.englishPath() + " HTTP/1.1\r\nHost: kiosque.example\r\n\r\n");
        await().until(() -> !COMMENTS.findAll(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments")))
                .isEmpty());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = threads.submit(() -> read(article.englishPath()));
            first.close();

            assertThat(second.get().statusCode()).isEqualTo(200);
        }
        timesRendered(1);
    }

    @Test
    void aTokenIsNoWayRoundTheMemory() {
        read(article.englishPath());
        send(article.englishPath(), request -> request.header("Authorization", "Bearer x"));

        timesRendered(1);
    }
}
