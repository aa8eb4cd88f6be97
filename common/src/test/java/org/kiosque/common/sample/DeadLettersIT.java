package org.kiosque.common.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.sample.SampleService.Hearing;
import org.kiosque.common.sample.SampleService.Remark;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.config.name=sample-service")
@ContextConfiguration(initializers = RealParts.class)
@Import(TestTokens.class)
class DeadLettersIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant TIME = Instant.parse("2026-11-02T10:15:00Z");

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private Hearing hearing;

    @Autowired
    private MongoOperations mongo;

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        return send(method, path, method.equals("POST") ? "{}" : "", headers);
    }

    private HttpResponse<String> send(String method, String path, String body, String[] headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/actuator" + path))
                .timeout(Duration.ofSeconds(90))
                .setHeader("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        for (int name = 0; name < headers.length; name += 2) {
            request.setHeader(headers[name], headers[name + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode waiting() throws Exception {
        return JsonMapper.shared()
                .readTree(send("GET", "/deadletters/" + SampleService.TOPIC).body());
    }

    private JsonNode replayed() throws Exception {
        HttpResponse<String> answer = send(
                "POST",
                "/deadletters/" + SampleService.TOPIC,
                "Authorization",
                "Bearer " + TestTokens.with("operator"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** One that can be replayed: it waits among the dead letters, and its reason is not gone yet. */
    private String setAside() throws Exception {
        String id = UUID.randomUUID().toString();
        hearing.failing.put(id, new IllegalStateException("a cause of its own"));
        mongo.save(
                new Remark(id, null, Outbox.empty().with(new CommentApproved(id, "k3v9x2m4qd7h", "en", TIME), TIME)));
        await().atMost(SOON).until(() -> waits(id));
        return id;
    }

    private boolean waits(String id) throws Exception {
        return waiting()
                .path("first")
                .valueStream()
                .anyMatch(letter -> id.equals(letter.path("key").asString("")));
    }

    @Test
    void aDeadLetterIsHandledOnceItsCauseIsGoneAndASecondReplayHandlesNothing() throws Exception {
        String id = setAside();
        JsonNode letter = letter(id);
        assertThat(letter.path("topic").asString()).isEqualTo(SampleService.TOPIC);
        assertThat(letter.path("reason").asString()).contains("IllegalStateException", "a cause of its own");
        assertThat(JsonMapper.shared()
                        .readTree(send("GET", "/deadletters").body())
                        .path(SampleService.TOPIC)
                        .asInt())
                .isPositive();

        hearing.failing.remove(id);
        JsonNode outcome = replayed();

        assertThat(outcome.path("handled").asInt()).as(outcome.toString()).isPositive();
        assertThat(outcome.path("complete").asBoolean()).isTrue();
        assertThat(hearing.heard).containsOnlyOnce(id);
        assertThat(waits(id)).isFalse();
        assertThat(replayed().path("handled").asInt()).isZero();
        assertThat(hearing.heard).containsOnlyOnce(id);
    }

    @Test
    void whatFailsAgainWaitsAgain() throws Exception {
        String id = setAside();

        assertThat(replayed().path("failed").asInt()).isPositive();
        assertThat(waits(id)).isTrue();

        hearing.failing.remove(id);
        replayed();
        assertThat(hearing.heard).containsOnlyOnce(id);
    }

    private JsonNode letter(String id) throws Exception {
        return waiting()
                .path("first")
                .valueStream()
                .filter(one -> id.equals(one.path("key").asString("")))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> asked(String body) throws Exception {
        return send("POST", "/deadletters/" + SampleService.TOPIC, body, new String[] {
            "Authorization", "Bearer " + TestTokens.with("operator")
        });
    }

    @Test
    void oneIsReplayedBeforeTheOthersAndNeverAgain() throws Exception {
        String earlier = setAside();
        String chosen = setAside();
        JsonNode letter = letter(chosen);
        String one = "{\"partition\":%d,\"offset\":%d}"
                .formatted(
                        letter.path("partition").asInt(), letter.path("offset").asLong());

        assertThat(asked(one).body()).contains("\"failed\":1");
        hearing.failing.remove(chosen);
        assertThat(asked(one).body()).contains("\"handled\":1", "\"complete\":true");

        assertThat(hearing.heard).containsOnlyOnce(chosen);
        assertThat(waits(chosen)).isFalse();
        assertThat(waits(earlier)).isTrue();
        assertThat(asked(one).statusCode()).isEqualTo(404);
        hearing.failing.remove(earlier);
        assertThat(replayed().path("complete").asBoolean()).isTrue();
        assertThat(hearing.heard).containsOnlyOnce(chosen).containsOnlyOnce(earlier);
        assertThat(waits(earlier)).isFalse();
    }

    @Test
    void oneIsNamedByBothNumbersAndNothingElse() throws Exception {
        for (String body : List.of(
                "{\"partition\":0}",
                "{\"offset\":0}",
                "{\"partition\":0,\"offset\":0,\"max\":1}",
                "{\"offset\":\"x\"}")) {
            assertThat(asked(body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(asked("{\"partition\":0,\"offset\":987654321}").statusCode()).isEqualTo(404);
    }

    @Test
    void whileTheStoreIsAwayAReplayStopsAndLosesNothing() throws Exception {
        String id = setAside();
        hearing.failing.put(id, new DataAccessResourceFailureException("store is away"));

        JsonNode outcome = replayed();

        assertThat(outcome.path("stoppedBy").asString("")).contains("store is away");
        assertThat(outcome.path("complete").asBoolean()).isFalse();
        assertThat(waits(id)).isTrue();
        hearing.failing.remove(id);
        replayed();
        assertThat(hearing.heard).containsOnlyOnce(id);
    }

    @Test
    void twoReplaysAtOnceDoNoHarm() throws Exception {
        String id = setAside();
        hearing.failing.remove(id);

        var other = CompletableFuture.supplyAsync(() -> {
            try {
                return send(
                                "POST",
                                "/deadletters/" + SampleService.TOPIC,
                                "Authorization",
                                "Bearer " + TestTokens.with("operator"))
                        .statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        int own = send(
                        "POST",
                        "/deadletters/" + SampleService.TOPIC,
                        "Authorization",
                        "Bearer " + TestTokens.with("operator"))
                .statusCode();

        assertThat(own).isIn(200, 409);
        assertThat(other.get()).isIn(200, 409);
        assertThat(hearing.heard).contains(id);
    }

    @Test
    void onlyOperatorsReplayAndOnlyWhatTheServiceHears() throws Exception {
        String path = "/deadletters/" + SampleService.TOPIC;
        assertThat(send("POST", path).statusCode()).isEqualTo(401);
        assertThat(send("POST", path, "Authorization", "Bearer " + TestTokens.with("editor"))
                        .statusCode())
                .isIn(403, 404);
        assertThat(send("POST", "/deadletters/articles", "Authorization", "Bearer " + TestTokens.with("operator"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/deadletters/articles").statusCode()).isEqualTo(404);
    }
}
