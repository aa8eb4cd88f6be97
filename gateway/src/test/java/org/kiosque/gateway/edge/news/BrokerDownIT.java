package org.kiosque.gateway.edge.news;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.RandomId;
import org.kiosque.gateway.Sample;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Without a broker pages are as fresh as by age, and the gateway is as ready as ever. */
class BrokerDownIT {

    private final String id = RandomId.next();
    private final Sample article = new Sample(id);
    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    private boolean brokerIsThere;

    @BeforeEach
    void start() {
        broker.afterPropertiesSet();
        brokerIsThere = true;
    }

    @AfterEach
    void stop() {
        stopBroker();
    }

    private void stopBroker() {
        if (brokerIsThere) {
            brokerIsThere = false;
            broker.destroy();
        }
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    @Test
    void ageDecides() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) broker.getBrokersAsString()));
                var replicas = new Replicas(1, broker.getBrokersAsString())) {
            News news = replicas.beans(News.class).getFirst();
            replicas.answer("/api/v1/articles/" + id, json(article.english()));
            replicas.answer("/api/v1/articles/" + id + "/comments", json(Sample.THREAD));
            replicas.answer("/api/v1/articles/" + id + "/neighbours", json("{\"earlier\":null,\"later\":null}"));
            replicas.answer(
                    "/api/v1/articles/" + id + "/related", json(Sample.cards(article.card(RandomId.next(), "Other"))));
            assertThat(news.isCurrent()).isFalse(); // there are no topics yet
            admin.createTopics(NewsFeed.TOPICS.stream()
                            .map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
            await().atMost(Replicas.SOON).until(news::isCurrent);
            replicas.isKept(article.englishPath());

            stopBroker();
            await().atMost(Duration.ofSeconds(1)).until(() -> !news.isCurrent());
            replicas.answer(
                    "/api/v1/articles/" + id, json(article.english().replace("English body.", "Corrected body.")));

            await().atMost(Duration.ofMillis(1_500))
                    .untilAsserted(() -> assertThat(
                                    replicas.read(0, article.englishPath()).body())
                            .contains("Corrected body."));
            assertThat(replicas.read(0, article.englishPath()).headers().firstValue("Cache-Control"))
                    .hasValue("no-cache");
            assertThat(replicas.beans(ApplicationAvailability.class).getFirst().getReadinessState())
                    .isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        }
    }
}
