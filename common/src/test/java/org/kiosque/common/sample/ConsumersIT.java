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
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.config.name=sample-service")
@ContextConfiguration(initializers = RealParts.class)
@Import(TestTokens.class)
class ConsumersIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant TIME = Instant.parse("2026-11-02T10:15:00Z");

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private Hearing hearing;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private KafkaListenerEndpointRegistry listeners;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void goOn() {
        listeners.getListenerContainers().forEach(MessageListenerContainer::resume);
    }

    private int command(String topic, String command, String role) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/actuator/consumers/%s".formatted(managementPort, topic)))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestTokens.with(role))
                .POST(BodyPublishers.ofString("{\"command\": \"%s\"}".formatted(command)))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private JsonNode reading() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:%d/actuator/consumers".formatted(managementPort)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).path(SampleService.TOPIC);
    }

    private String remark() {
        String id = UUID.randomUUID().toString();
        mongo.save(
                new Remark(id, null, Outbox.empty().with(new CommentApproved(id, "k3v9x2m4qd7h", "en", TIME), TIME)));
        return id;
    }

    @Test
    void aPausedConsumerWaitsUntilItIsToldToGoOn() throws Exception {
        String before = remark();
        await().atMost(SOON).until(() -> hearing.heard.contains(before));

        assertThat(command(SampleService.TOPIC, "pause", "operator")).isEqualTo(200);
        assertThat(reading().path("paused").asBoolean()).isTrue();
        await().atMost(SOON)
                .until(() -> listeners.getListenerContainers().stream()
                        .allMatch(MessageListenerContainer::isContainerPaused));
        String meanwhile = remark();
        await().atMost(SOON).until(() -> sent(meanwhile));
        assertThat(hearing.heard).doesNotContain(meanwhile);

        assertThat(command(SampleService.TOPIC, "resume", "operator")).isEqualTo(200);
        await().atMost(SOON).until(() -> hearing.heard.contains(meanwhile));
        assertThat(reading().path("paused").asBoolean()).isFalse();
    }

    private boolean sent(String id) {
        Remark remark = mongo.findById(id, Remark.class);
        return remark != null && remark.outbox().pending().isEmpty();
    }

    @Test
    void aTopicIsReadAgainFromItsBeginning() throws Exception {
        String old = remark();
        await().atMost(SOON).until(() -> hearing.heard.contains(old));
        await().atMost(SOON).until(() -> reading().path("partitions").asInt() > 0);

        assertThat(command(SampleService.TOPIC, "reread", "operator")).isEqualTo(200);

        await().atMost(SOON).until(() -> Collections.frequency(hearing.heard, old) > 1);
        String next = remark();
        await().atMost(SOON).until(() -> hearing.heard.contains(next));
        assertThat(reading().path("running").asBoolean()).isTrue();
    }

    @Test
    void onlyOperatorsCommandAndOnlyWhatThereIs() throws Exception {
        assertThat(command(SampleService.TOPIC, "pause", "editor")).isIn(403, 404);
        assertThat(command(SampleService.TOPIC, "stop", "operator")).isEqualTo(400);
        assertThat(command("articles", "pause", "operator")).isEqualTo(404);
        assertThat(reading().path("paused").asBoolean()).isFalse();
    }
}
