package org.kiosque.article.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.webhooks.WebhookSignature;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeService
class WebhookIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DESK = "/api/v1/desk/webhooks";

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private Answer webhook;
    private volatile int answer = 204;

    private record Told(String signature, String id, String body) {

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/told", this::hear);
        receiver.createContext("/elsewhere", exchange -> {
            told.add(new Told("followed", "", ""));
            exchange.close();
        });
        receiver.start();
        webhook = client.edit(
                "POST",
                DESK,
                Map.of("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/told"));
        assertThat(webhook.status()).isEqualTo(201);
    }

    private void hear(HttpExchange exchange) throws IOException {
        told.add(new Told(
                exchange.getRequestHeaders().getFirst("X-Kiosque-Signature"),
                exchange.getRequestHeaders().getFirst("X-Kiosque-Delivery"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @AfterEach
    void goAway() {
        client.edit("DELETE", DESK + "/" + webhook.id(), null);
        receiver.stop(0);
    }

    @Test
    void publicationsRevisionsAndWithdrawalsAreToldSigned() {
        Answer live = client.published("Un");
        Answer draft = client.edit("PUT", path(live), Client.draft("Deux"), "If-Match", live.etag());
        Answer revised = client.publish(draft);
        client.edit("DELETE", path(live) + "/publication", Map.of("reason", "faux"), "If-Match", revised.etag());

        await().atMost(SOON).until(() -> toldOf(live).size() >= 3);
        assertThat(toldOf(live))
                .extracting(one -> one.json().get("type").asString())
                .containsExactlyInAnyOrder("article.published", "article.revised", "article.withdrawn");
        for (Told one : toldOf(live)) {
            assertThat(one.json().at("/article/url").asString()).isEqualTo(path(live));
            String[] signature = one.signature().split("[=,]");
            Instant at = Instant.ofEpochSecond(Long.parseLong(signature[1]));
            assertThat(at)
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            assertThat(one.signature()).isEqualTo(WebhookSignature.of(one.body(), webhook.text("/secret"), at));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(log("?limit=100").findValuesAsString("status"))
                        .contains("delivered")
                        .doesNotContain("waiting"));
        assertThat(log("?limit=1").get("nextCursor").isNull()).isFalse();
        assertThat(client.edit("GET", DESK, null).json().toString()).doesNotContain("whsec_");
    }

    @Test
    void whatDoesNotArriveIsToldAgainAndARedirectionIsNotFollowed() {
        answer = 302;
        Answer live = client.published("Encore");
        await().atMost(SOON).until(() -> !toldOf(live).isEmpty());
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(log("").at("/items/0/answer").asString()).isEqualTo("HTTP 302"));
        JsonNode waiting = log("").at("/items/0");
        assertThat(waiting.get("status").asString()).isEqualTo("waiting");
        assertThat(Instant.parse(waiting.get("nextAt").asString()))
                .isAfter(Instant.now().minusSeconds(1));
        assertThat(told).extracting(Told::signature).doesNotContain("followed");

        answer = 200;
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(log("").at("/items/0/status").asString()).isEqualTo("delivered"));
        assertThat(toldOf(live))
                .hasSize(2)
                .extracting(Told::id)
                .containsOnly(toldOf(live).getFirst().id());
        assertThat(log("").at("/items/0/attempts").asInt()).isEqualTo(2);
    }

    @Test
    void whatADeadProcessTookUpIsTakenUpAgainAndByOneAlone() {
        answer = 503;
        Answer live = client.published("Repris");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(log("").at("/items/0/answer").asString()).isEqualTo("HTTP 503"));
        String id = log("").at("/items/0/id").asString();
        // As it is left by a process that took it up a minute ago and died.
        mongo.getCollection("webhookDeliveries")
                .updateOne(
                        new Document("_id", id),
                        new Document(
                                "$set",
                                new Document(
                                        "dueAt",
                                        java.util.Date.from(Instant.now().minusSeconds(1)))));
        answer = 200;
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(log("").at("/items/0/status").asString()).isEqualTo("delivered"));
        assertThat(toldOf(live)).hasSize(log("").at("/items/0/attempts").asInt());
    }

    @Test
    void addressesThatOnlyThisMachineReachesAreRefused() {
        for (String url : List.of(
                "https://10.0.0.1/",
                "https://169.254.169.254/",
                "http://example.org/",
                "https://[fd00::1]/",
                "nonsense")) {
            Answer refused = client.edit("POST", DESK, Map.of("url", url));
            assertThat(refused.status()).as(url).isEqualTo(400);
            assertThat(refused.field()).isEqualTo("/url");
        }
        assertThat(client.edit("POST", DESK, Map.of("url", "https://example.org", "events", List.of("x")))
                        .field())
                .isEqualTo("/events");
        assertThat(client.edit("DELETE", DESK + "/000000000000", null).status()).isEqualTo(404);
        assertThat(client.edit("GET", DESK + "/000000000000/deliveries", null).status())
                .isEqualTo(404);
    }

    @Test
    void twoProcessesDoNotTakeUpTheSame() {
        client.published("Un seul");
        await().atMost(SOON).until(() -> !told.isEmpty());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(log("?limit=100").findValuesAsString("status"))
                        .containsOnly("delivered"));
        assertThat(told).extracting(Told::id).doesNotHaveDuplicates();
    }

    private List<Told> toldOf(Answer article) {
        return told.stream().filter(one -> one.body().contains(article.id())).toList();
    }

    private JsonNode log(String query) {
        return client.edit("GET", DESK + "/" + webhook.id() + "/deliveries" + query, null)
                .json();
    }

    private static String path(Answer article) {
        return "/api/v1/articles/" + article.id();
    }
}
