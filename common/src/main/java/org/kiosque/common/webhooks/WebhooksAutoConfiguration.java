package org.kiosque.common.webhooks;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks for a service that says what it tells, and brings Apache HttpClient. */
@AutoConfiguration(
        afterName = {
            "org.kiosque.common.time.TimeAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration"
        })
@ConditionalOnClass({CloseableHttpClient.class, MongoOperations.class})
@ConditionalOnBean(WebhookEvents.class)
@EnableConfigurationProperties(WebhooksProperties.class)
public class WebhooksAutoConfiguration {

    /** One that is slow keeps few others waiting. */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    Webhooks webhooks(MongoOperations mongo) {
        return new Webhooks(mongo);
    }

    @Bean
    Deliveries webhookDeliveries(MongoOperations mongo, InstantSource clock) {
        return new Deliveries(mongo, clock);
    }

    @Bean
    WebhookDesk webhookDesk(
            Webhooks webhooks,
            Deliveries deliveries,
            WebhookEvents events,
            WebhooksProperties properties,
            JsonMapper json,
            InstantSource clock) {
        return new WebhookDesk(webhooks, deliveries, events, properties, json, clock);
    }

    @Bean
    WebhookProblems webhookProblems() {
        return new WebhookProblems();
    }

    @Bean
    WebhookClient webhookClient(WebhooksProperties properties, InstantSource clock) {
        return new WebhookClient(properties, clock);
    }

    @Bean
    BackgroundLoop webhookLoop(Webhooks webhooks, Deliveries deliveries, WebhookClient client) {
        var worker = new WebhookWorker(webhooks, deliveries, client);
        return new BackgroundLoop("webhook-worker", AT_ONCE, PATIENCE, worker::round);
    }

    @Bean
    CollectionIndexes webhookDeliveryIndexes() {
        return Deliveries.indexes();
    }
}
