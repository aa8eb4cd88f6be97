package org.kiosque.comment.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.common.webhooks.WebhookSignature;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** Other systems hear what moderators decide, and nothing of the writer. */
@TestPropertySource(properties = "kiosque.webhooks.allow-loopback=true")
class WebhookIT extends WithoutBroker {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WEBHOOKS = "/api/v1/moderation/webhooks";

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private JsonNode webhook;
    private volatile int answer = 204;

    private record Told(String signature, String id, String body) {}

    private static MockHttpServletRequestBuilder asModerator(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + TestTokens.with("moderator"))
                .contentType(MediaType.APPLICATION_JSON);
    }

    @BeforeEach
    void listen() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/told", this::hear);
        receiver.start();
        webhook = JSON.readTree(mvc.perform(asModerator(post(WEBHOOKS))
                        .content("{\"url\":\"http://127.0.0.1:"
                                + receiver.getAddress().getPort() + "/told\"}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private void hear(HttpExchange exchange) throws IOException {
        told.add(new Told(
                exchange.getRequestHeaders().getFirst("X-Kiosque-Signature"),
                exchange.getRequestHeaders().getFirst("X-Kiosque-Delivery"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @AfterEach
    void goAway() throws Exception {
        mvc.perform(asModerator(delete(WEBHOOKS + "/" + webhook.get("id").asString())))
                .andExpect(status().isNoContent());
        receiver.stop(0);
    }

    private JsonNode log() throws Exception {
        return JSON.readTree(mvc.perform(asModerator(
                                get(WEBHOOKS + "/" + webhook.get("id").asString() + "/deliveries")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .get("items");
    }

    @Test
    void decisionsAreToldSignedAndWithoutTheWriter() throws Exception {
        String comment = idOf(posted(comment()));
        decided("approve", comment);
        decided("reject", comment);

        await().atMost(SOON).until(() -> told.size() == 2);
        assertThat(told)
                .extracting(one -> JSON.readTree(one.body()).get("type").asString())
                .containsExactlyInAnyOrder("comment.approved", "comment.rejected");
        for (Told one : told) {
            assertThat(JSON.readTree(one.body()).at("/comment/id").asString()).isEqualTo(comment);
            assertThat(one.body()).doesNotContain("Ada", "example.org", "camille", "accord");
            Instant at = Instant.ofEpochSecond(Long.parseLong(one.signature().split("[=,]")[1]));
            assertThat(one.signature())
                    .isEqualTo(WebhookSignature.of(
                            one.body(), webhook.get("secret").asString(), at));
        }
        await().atMost(SOON)
                .until(() -> log().valueStream()
                        .allMatch(delivery -> delivery.get("status").asString().equals("delivered")));
    }

    @Test
    void whatDoesNotArriveIsToldAgainUnderTheSameId() throws Exception {
        answer = 503;
        decided("approve", idOf(posted(comment())));
        await().atMost(SOON)
                .until(() -> log().size() == 1 && !log().get(0).get("answer").isNull());
        assertThat(log().get(0).get("answer").asString()).isEqualTo("HTTP 503");

        answer = 200;
        mongo.updateMulti(
                new Query(),
                new Update().set("dueAt", Date.from(clock.instant())),
                "webhookDeliveries"); // the pause is over

        await().atMost(SOON).until(() -> log().get(0).get("status").asString().equals("delivered"));
        assertThat(told)
                .hasSize(2)
                .extracting(Told::id)
                .containsOnly(told.getFirst().id());
    }

    @Test
    void onlyModeratorsHaveThemAndOnlyAtAddressesThatMayBe() throws Exception {
        mvc.perform(get(WEBHOOKS)).andExpect(status().isUnauthorized());
        mvc.perform(asModerator(post(WEBHOOKS)).content("{\"url\":\"http://10.0.0.1/\"}"))
                .andExpect(status().isBadRequest());
        mvc.perform(asModerator(post(WEBHOOKS)).content("{\"url\":\"https://example.org\",\"events\":[\"x\"]}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/events"));
        mvc.perform(asModerator(get(WEBHOOKS)))
                .andExpect(jsonPath("$.items[0].secret").doesNotExist());
    }
}
