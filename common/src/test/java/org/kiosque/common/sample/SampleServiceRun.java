package org.kiosque.common.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.kiosque.common.sample.SampleService.Hearing;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running service of which each test class asks another thing; they share it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.config.name=sample-service")
@ContextConfiguration(initializers = RealParts.class)
@Import(TestTokens.class)
abstract class SampleServiceRun {

    static final Duration SOON = Duration.ofSeconds(60);

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    Hearing hearing;

    @Autowired
    MongoOperations mongo;

    @Autowired
    MeterRegistry meters;

    @Autowired
    KafkaListenerEndpointRegistry consumers;

    final HttpClient http = HttpClient.newHttpClient();

    static String newId() {
        return UUID.randomUUID().toString();
    }

    HttpResponse<String> post(String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/remarks"))
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        for (int name = 0; name < headers.length; name += 2) {
            request.setHeader(headers[name], headers[name + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> asEditor(String body) throws Exception {
        return post(body, "Authorization", "Bearer " + TestTokens.with("editor"));
    }

    HttpResponse<String> get(int at, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + at + path))
                        .build(),
                BodyHandlers.ofString());
    }

    static JsonNode problem(HttpResponse<String> response, int status, String slug) {
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

    static List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        return RawRecords.of(topic, 1, SOON, record -> key.equals(record.key()));
    }
}
