package org.kiosque.gateway.edge.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.springframework.beans.factory.annotation.Autowired;

class BodiesInFlightTest extends Platform {

    private static final int CONNECTIONS = 260;
    private static final Duration PATIENCE = Duration.ofSeconds(4); // on a machine that is busy with the clients, too
    private static final byte[] LONG = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private MeterRegistry meters;

    private double held() {
        return meters.get("kiosque.bodies.bytes").gauge().value();
    }

    /** Sends so much of a longer body, and then nothing more. */
    private String stall(String path, String type, int declared, int sent) {
        try (Socket socket = connection("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type
                + "\r\nContent-Length: " + declared + "\r\n\r\n")) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(LONG, 0, sent);
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        } catch (IOException ended) {
            return "ended"; // by us, while it was still sending
        }
    }

    private List<String> stallAll(String path, String type, int declared, int sent) throws Exception {
        read(article.englishPath());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                answers.add(threads.submit(() -> stall(path, type, declared, sent)));
            }
            for (int i = 0; i < 10; i++) {
                assertTimeout(PATIENCE, () -> read(article.englishPath()), "a page from memory");
                assertTimeout(PATIENCE, () -> read("/en/nothing"), "a page that is rendered");
            }
            List<String> statuses = new ArrayList<>();
            for (Future<String> answer : answers) {
                statuses.add(answer.get());
            }
            await().untilAsserted(() -> assertThat(held()).isZero());
            return statuses;
        }
    }

    @Test
    void formsThatStallAreHeldNeitherForeverNorWithoutEnd() throws Exception {
        var statuses = stallAll(article.englishPath() + "/comments", FORM, 250_000, 240_000);

        assertThat(statuses).contains("HTTP/1.1 408").isSubsetOf("HTTP/1.1 408", "HTTP/1.1 503", "ended");
    }

    @Test
    void formsOfAMegabyteAreRefusedBeforeTheyAreRead() throws Exception {
        var statuses = stallAll(article.englishPath() + "/comments", FORM, 1_000_000, 900_000);

        assertThat(statuses).isSubsetOf("HTTP/1.1 413", "ended");
    }

    @Test
    void callsAreHeldOnlyWhileThereIsRoom() throws Exception {
        double before = meters.get("kiosque.bodies.refused").counter().count();

        var statuses = stallAll("/api/v1/articles", "application/json", 1_000_000, 900_000);

        assertThat(statuses).isSubsetOf("HTTP/1.1 408", "HTTP/1.1 503", "ended");
        assertThat(meters.get("kiosque.bodies.refused").counter().count()).isGreaterThan(before);
    }

    @Test
    void aFormThatDoesNotEndIsEndedByUsWithAPage() {
        String answer = sendRaw("POST " + article.englishPath() + "/comments HTTP/1.1\r\nHost: x\r\nContent-Type: "
                + FORM + "\r\nContent-Length: 100\r\n\r\nname=");

        assertThat(answer).startsWith("HTTP/1.1 408").containsIgnoringCase("content-type: text/html");
    }

    @Test
    void aFormOfUnknownLengthHasTheSameLimit() {
        var response = send(
                article.englishPath() + "/comments",
                request -> request.header("Content-Type", FORM)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(new byte[300 * 1024]))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(header(response, "Content-Type")).startsWith("text/html");
    }

    @Test
    void aCommentOfTheLongestTextFits() {
        commentServiceAnswers(json("{\"id\":\"x\",\"status\":\"pending\"}"));

        assertThat(submit("name=Zo&email=zoe%40example.org&text=" + "%C3%A9".repeat(32 * 1024))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatEverybodyMaySendIsShort() {
        String large = "x".repeat(256 * 1024 + 1);
        isProblem(post("/api/v1/articles/" + id + "/comments", "application/json", large), 413, "too-large");
        isProblem(post("/api/v1/comment-counts", "application/json", large), 413, "too-large");
    }
}
