package org.kiosque.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client.Answer;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeService
class ReemissionIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Client client;

    @Value("${local.management.port}")
    int operations;

    @Test
    void anOperatorHasAllArticlesToldAgainAndEditorsNoticeNothing() throws Exception {
        Answer live = client.published("Répété");
        Answer gone = client.published("Parti");
        Answer withdrawn =
                client.edit("DELETE", path(gone) + "/publication", Map.of("reason", "faux"), "If-Match", gone.etag());
        assertThat(withdrawn.status()).isEqualTo(200);
        Answer draft = client.created("Jamais vu");
        assertThat(events(live, 1)).hasSize(1);

        assertThat(command(TestTokens.with("editor")).statusCode()).isIn(403, 404);
        HttpResponse<String> begun = command(TestTokens.with("operator"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        JsonNode done = await().atMost(SOON)
                .until(this::progress, progress -> !progress.get("running").asBoolean());
        assertThat(done.get("told").asLong()).isGreaterThanOrEqualTo(2);

        List<ConsumerRecord<String, byte[]>> told = events(live, 2);
        assertThat(told).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sequence(told.getLast())).isGreaterThan(sequence(told.getFirst()));
        assertThat(RawRecords.header(told.getLast(), "ce_type")).isEqualTo("article.published.v1");
        assertThat(told.getLast().value()).isEqualTo(told.getFirst().value());
        assertThat(RawRecords.header(events(gone, 3).getLast(), "ce_type")).isEqualTo("article.withdrawn.v1");
        assertThat(client.desk(draft).etag()).isEqualTo(draft.etag());
        assertThat(client.get(path(gone)).status()).isEqualTo(410);

        Answer revised = client.edit("PUT", path(live), Client.draft("Après"), "If-Match", live.etag());
        assertThat(revised.status()).as("the tag of before is still the one").isEqualTo(200);
        assertThat(client.publish(revised).status()).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(client.get(path(live)).text("/title")).isEqualTo("Après"));
    }

    private static List<ConsumerRecord<String, byte[]>> events(Answer article, int count) {
        return RawRecords.of("articles", count, SOON, record -> record.key().equals(article.id()));
    }

    private static long sequence(ConsumerRecord<String, byte[]> event) {
        return Long.parseLong(RawRecords.header(event, "ce_sequence"));
    }

    private HttpResponse<String> command(String token) throws Exception {
        return send(HttpRequest.newBuilder(endpoint())
                .POST(BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private JsonNode progress() throws Exception {
        return new JsonMapper()
                .readTree(send(HttpRequest.newBuilder(endpoint()).build()).body());
    }

    private URI endpoint() {
        return URI.create("http://localhost:" + operations + "/actuator/reemission");
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static String path(Answer article) {
        return "/api/v1/articles/" + article.id();
    }
}
