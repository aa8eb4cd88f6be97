package org.kiosque.common.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.sample.SampleService.Hearing;
import org.kiosque.common.sample.SampleService.Remark;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestKafka;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.config.name=sample-service")
@ContextConfiguration(initializers = RealParts.class)
@Import(TestTokens.class)
class SampleServiceIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private Hearing hearing;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private KafkaListenerEndpointRegistry consumers;

    private final HttpClient http = HttpClient.newHttpClient();

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/remarks"))
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        for (int name = 0; name < headers.length; name += 2) {
            request.setHeader(headers[name], headers[name + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> asEditor(String body) throws Exception {
        return post(body, "Authorization", "Bearer " + TestTokens.with("editor"));
    }

    private HttpResponse<String> get(int at, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + at + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode problem(HttpResponse<String> response, int status, String slug) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.get("type").asString()).isEqualTo("urn:kiosque:problem:" + slug);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(problem.get("instance").asString())
                .isEqualTo(response.request().uri().getRawPath());
        return problem;
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        return RawRecords.of(topic, 1, SOON, record -> key.equals(record.key()));
    }

    // ---- delivery

    @Test
    void aSavedEventIsHeardInThisProcessBeforeTheAnswerAndStoredWithoutItsTypedForm() throws Exception {
        String id = newId();
        asEditor("{\"id\":\"" + id + "\",\"stars\":1}");
        assertThat(hearing.heardHere)
                .filteredOn(heard -> heard.startsWith(id + "#"))
                .hasSize(1);
        assertThat(hearing.heardHere).doesNotContain("k3v9x2m4qd7h");

        mongo.save(mongo.findById(id, Remark.class)); // perhaps with the event still pending: it is no news any more
        assertThat(hearing.heardHere)
                .filteredOn(heard -> heard.startsWith(id + "#"))
                .hasSize(1);
        var stored = new Remark(
                "raw" + id,
                null,
                Outbox.empty()
                        .with(new CommentApproved("raw" + id, "k3v9x2m4qd7h", "en", Instant.EPOCH), Instant.EPOCH));
        var document = new Document();
        mongo.getConverter().write(stored, document);
        assertThat(document.get("outbox", Document.class)
                        .getList("pending", Document.class)
                        .getFirst())
                .doesNotContainKey("event")
                .containsKey("data");
    }

    @Test
    void aLocalListenerThatFailsFailsNoRequest() throws Exception {
        String id = "deaf" + newId().substring(0, 20);
        assertThat(asEditor("{\"id\":\"" + id + "\",\"stars\":1}").statusCode()).isEqualTo(200);
        assertThat(hearing.heardHere).anyMatch(heard -> heard.startsWith(id + "#"));
        await().atMost(SOON).until(() -> hearing.heard.contains(id));
    }

    @Test
    void aSavedEventArrivesWithinTheTraceOfTheRequestThatCausedIt() throws Exception {
        String id = newId();

        HttpResponse<String> answer = asEditor("{\"id\":\"" + id + "\",\"stars\":1}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        await().atMost(SOON).until(() -> hearing.heard.contains(id));
        String trace =
                JsonMapper.shared().readTree(answer.body()).get("traceId").asString();
        assertThat(trace).matches("[0-9a-f]{32}");
        assertThat(hearing.traces.get(id)).isEqualTo(trace);
    }

    @Test
    void onTheWireItIsACloudEventInBinaryMode() throws Exception {
        String id = newId();
        asEditor("{\"id\":\"" + id + "\",\"stars\":1}");

        ConsumerRecord<String, byte[]> record = records(SampleService.TOPIC, id).getFirst();

        assertThat(RawRecords.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(RawRecords.header(record, "ce_id")).isNotEmpty();
        assertThat(RawRecords.header(record, "ce_source")).isEqualTo("urn:kiosque:sample-service");
        assertThat(RawRecords.header(record, "ce_type")).isEqualTo("comment.approved.v1");
        assertThat(OffsetDateTime.parse(RawRecords.header(record, "ce_time"))).isNotNull();
        assertThat(RawRecords.header(record, "ce_subject")).isEqualTo(id);
        assertThat(RawRecords.header(record, "ce_sequence"))
                .matches("0000001[0-9]{12}"); // the time of day in milliseconds
        assertThat(RawRecords.header(record, "content-type")).isEqualTo("application/json");
        assertThat(RawRecords.header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(JsonMapper.shared().readTree(record.value()).get("commentId").asString())
                .isEqualTo(id);
    }

    @Test
    void aLargeEventArrives() throws Exception {
        String id = newId();
        var event = new CommentApproved(id, "x".repeat(3 << 20), "en", Instant.parse("2026-11-02T10:15:00Z"));

        mongo.save(new Remark(id, null, Outbox.empty().with(event, Instant.parse("2026-11-02T10:15:00Z"))));

        await().atMost(SOON).until(() -> hearing.heard.contains(id));
    }

    @Test
    void aLargeEventThatFailsIsADeadLetterLikeOthers() throws Exception {
        String id = newId();
        hearing.failing.put(id, new IllegalStateException("never works"));
        var event = new CommentApproved(id, "x".repeat(8_387_000), "en", Instant.parse("2026-11-02T10:15:00Z"));

        mongo.save(new Remark(id, null, Outbox.empty().with(event, Instant.parse("2026-11-02T10:15:00Z"))));

        assertThat(records("remarks.dlt", id)).hasSize(1);
    }

    @Test
    void aConsumerThatHasStoppedIsSeen() throws Exception {
        var container = consumers.getListenerContainers().iterator().next();
        assertThat(get(managementPort, "/actuator/health/readiness").statusCode())
                .isEqualTo(200);
        ((AbstractMessageListenerContainer<?, ?>) container).stopAbnormally(() -> {});
        try {
            await().atMost(SOON)
                    .until(() ->
                            get(managementPort, "/actuator/health/readiness").statusCode() == 503);
        } finally {
            await().atMost(SOON).until(() -> !container.isRunning());
            container.start();
        }
        await().atMost(SOON)
                .until(() -> get(managementPort, "/actuator/health/readiness").statusCode() == 200);
    }

    @Test
    void whatFailsForGoodEndsInTheDeadLettersAfterAFewTriesAndTheNextOneIsServed() throws Exception {
        String bad = newId();
        hearing.failing.put(bad, new IllegalStateException("never works"));

        asEditor("{\"id\":\"" + bad + "\",\"stars\":1}");

        ConsumerRecord<String, byte[]> dead = records("remarks.dlt", bad).getFirst();
        assertThat(RawRecords.header(dead, "ce_type")).isEqualTo("comment.approved.v1");
        assertThat(RawRecords.header(dead, "kafka_dlt-exception-message")).contains("never works");
        assertThat(hearing.tries.get(bad).get()).isEqualTo(5);
        assertThat(meters.counter("events.dead.lettered", "topic", SampleService.TOPIC)
                        .count())
                .isPositive();
        String good = newId();
        asEditor("{\"id\":\"" + good + "\",\"stars\":1}");
        await().atMost(SOON).until(() -> hearing.heard.contains(good));
    }

    @Test
    void whileTheStoreIsDownAnEventIsTriedUntilItSucceeds() throws Exception {
        String id = newId();
        hearing.failing.put(id, new DataAccessResourceFailureException("store is away"));

        asEditor("{\"id\":\"" + id + "\",\"stars\":1}");

        await().atMost(Duration.ofSeconds(40))
                .until(() ->
                        hearing.tries.containsKey(id) && hearing.tries.get(id).get() > 6);
        hearing.failing.remove(id);
        await().atMost(SOON).until(() -> hearing.heard.contains(id));
    }

    @Test
    void aRecordThatIsNoEventGoesToTheDeadLettersAtOnce() throws Exception {
        String key = newId();
        var settings = java.util.Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers());
        var producer = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        var kafka = new KafkaTemplate<>(producer);
        kafka.send(SampleService.TOPIC, key, "not an event".getBytes(StandardCharsets.UTF_8))
                .get();
        var halfAnEvent = new ProducerRecord<>(SampleService.TOPIC, key + "-half", new byte[] {'{'});
        for (var header : java.util.Map.of(
                        "ce_specversion", "1.0", "ce_id", "1", "ce_source", "urn:x", "ce_type", "comment.approved.v1")
                .entrySet()) {
            halfAnEvent.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
        }
        kafka.send(halfAnEvent).get();
        kafka.destroy();

        assertThat(records("remarks.dlt", key))
                .hasSize(1)
                .first()
                .satisfies(dead -> assertThat(dead.value()).isEqualTo("not an event".getBytes(StandardCharsets.UTF_8)));
        assertThat(records("remarks.dlt", key + "-half")).hasSize(1);
    }

    // ---- security

    @Test
    void whatIsNotOpenedIsDenied() throws Exception {
        problem(get(port, "/elsewhere"), 401, "unauthenticated");
        problem(post("{}"), 401, "unauthenticated");
        problem(post("{}", "Authorization", "Bearer nonsense"), 401, "unauthenticated");
        problem(post("{}", "Authorization", "Bearer " + TestTokens.expired("editor")), 401, "unauthenticated");
        problem(
                post("{}", "Authorization", "Bearer " + TestTokens.forAnotherAudience("editor")),
                401,
                "unauthenticated");
        problem(post("{}", "Authorization", "Bearer " + TestTokens.with("moderator")), 403, "forbidden");
        problem(post("{}", "Authorization", "Bearer " + TestTokens.with()), 403, "forbidden");
    }

    @Test
    void whatIsNotThereIsNotFoundByWhoMayAskAndOnlyWhatIsThereIsForbidden() throws Exception {
        problem(asEditorTo("GET", "/elsewhere"), 404, "not-found");
        problem(asEditorTo("GET", "/remarks"), 405, "method-not-allowed");
        problem(asEditorTo("DELETE", "/open/1"), 405, "method-not-allowed");
        problem(asEditorTo("GET", "/closed"), 403, "forbidden");
    }

    private HttpResponse<String> asEditorTo(String method, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + TestTokens.with("editor"))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void refusalsAreCounted() throws Exception {
        double before = refused("token");
        post("{}", "Authorization", "Bearer nonsense");
        assertThat(refused("token")).isEqualTo(before + 1);
        assertThat(refused("role")).isEqualTo(roleRefusals() - 1);
    }

    private double refused(String kind) {
        return meters.counter("security.refused", "kind", kind).count();
    }

    private double roleRefusals() throws Exception {
        post("{}", "Authorization", "Bearer " + TestTokens.with("moderator"));
        return refused("role");
    }

    @Test
    void whatMayBeReadMayBeAskedForByHead() throws Exception {
        var head = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/open/2?times=3"))
                .HEAD()
                .build();

        assertThat(http.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestIsObservedAsAWholeAndNotFilterByFilter() throws Exception {
        get(port, "/open/2?times=3");

        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains("http.server.requests")
                .noneMatch(name -> name.startsWith("spring.security."));
    }

    @Test
    void theActuatorAnswersOnItsOwnPortOnly() throws Exception {
        assertThat(get(managementPort, "/actuator/health/readiness").body()).contains("UP");
        assertThat(get(managementPort, "/actuator/prometheus").body())
                .contains("outbox_pending")
                .containsPattern("http_server_requests_seconds_bucket\\{.*le=\"0.25\"");
        assertThat(get(managementPort, "/actuator/env").statusCode()).isIn(401, 403, 404);
        problem(get(port, "/actuator/health"), 401, "unauthenticated");
    }

    // ---- problems

    @Test
    void badFieldsAreNamed() throws Exception {
        JsonNode problem = problem(
                asEditor("{\"id\":\" \",\"writer\":{\"name\":\"much too long a name\"},\"stars\":1}"),
                400,
                "invalid-request");
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder("/id", "/writer/name");

        problem = problem(asEditor("{\"id\":\"a\",\"stars\":\"many\"}"), 400, "invalid-request");
        assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("/stars");
        problem(get(port, "/open/one?times=2"), 400, "invalid-request");
        problem(get(port, "/open/1"), 400, "invalid-request");
    }

    @Test
    void whatWouldBeIgnoredIsRefusedByName() throws Exception {
        JsonNode problem = problem(get(port, "/open/1?times=2&tmies=3"), 400, "invalid-request");
        assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("tmies");
        assertThat(problem.get("detail").asString()).contains("times");
        problem = problem(
                asEditor("{\"id\":\"a\",\"stars\":1,\"writer\":{\"name\":\"A\",\"nmae\":1}}"), 400, "invalid-request");
        assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("/writer/nmae");
    }

    @ParameterizedTest
    @CsvSource({"'{\"id\":'", "'[1,2'", "''", "nonsense", "'{\"id\":\"a\",\"stars\":1} trailing'"})
    void whatIsNoJsonIsSaidToBeNone(String body) throws Exception {
        JsonNode problem = problem(asEditor(body), 400, "unreadable-body");
        assertThat(problem.toString()).doesNotContain("jackson", "Exception");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItsLengthIsDeclaredOrNot() throws Exception {
        String large = "{\"id\":\"" + "x".repeat(4_000) + "\"}";
        problem(asEditor(large), 413, "too-large");

        var chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/remarks"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestTokens.with("editor"))
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build();
        problem(http.send(chunked, BodyHandlers.ofString()), 413, "too-large");
    }

    @Test
    void theInsidesOfAFailureStayInside() throws Exception {
        assertThat(problem(get(port, "/failing/otherwise"), 500, "unexpected").toString())
                .doesNotContain("secret", "IllegalState");
        HttpResponse<String> down = get(port, "/failing/store");
        assertThat(problem(down, 503, "unavailable").toString()).doesNotContain("secret");
        assertThat(down.headers().firstValue("Retry-After")).isPresent();
        assertThat(problem(get(port, "/failing/neighbour"), 503, "unavailable")
                        .get("detail")
                        .asString())
                .isEqualTo("The engine rests.");
    }

    @Test
    void aStoreThatChangesItsPrimaryIsUnavailableAndNobodyIsToldThatNothingWasChanged() throws Exception {
        HttpResponse<String> reading = get(port, "/failing/failover");
        assertThat(problem(reading, 503, "unavailable").toString()).doesNotContain("secret", "change");
        assertThat(reading.headers().firstValue("Retry-After")).isPresent();
        problem(get(port, "/failing/programming"), 500, "unexpected");

        for (String how : List.of("store", "failover")) {
            HttpResponse<String> writing = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/remarks/failing/" + how))
                            .header("Authorization", "Bearer " + TestTokens.with("editor"))
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(problem(writing, 503, "unavailable").get("detail").asString())
                    .contains("whether the change was made is not known");
            assertThat(writing.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void otherMisuseIsToldApart() throws Exception {
        problem(get(port, "/open/nowhere/at/all"), 404, "not-found");
        HttpResponse<String> wrongType =
                post("x", "Authorization", "Bearer " + TestTokens.with("editor"), "Content-Type", "text/plain");
        problem(wrongType, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/1?times=%ff", "/open/1?times=1&other=%ED%A0%80"})
    void bytesInTheAddressThatAreNoTextAreRefused(String address) throws Exception {
        problem(get(port, address), 400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, application/x-www-form-urlencoded",
        "PATCH, application/x-www-form-urlencoded",
        "DELETE, application/x-www-form-urlencoded",
        "PUT, multipart/form-data",
        "PUT, multipart/form-data; boundary=x"
    })
    void aFormThatCannotBeReadIsNoFailureOfOurs(String method, String type) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/remarks"))
                .header("Authorization", "Bearer " + TestTokens.with("editor"))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString("text=%zz&name=%"));
        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isBetween(400, 499);
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemToo() throws Exception {
        HttpResponse<String> response = get(port, "/open/%00");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body())
                .contains("urn:kiosque:problem:invalid-request", "\"instance\":\"/open/%00\"")
                .doesNotContain("Tomcat", "<html", "null");
    }
}
