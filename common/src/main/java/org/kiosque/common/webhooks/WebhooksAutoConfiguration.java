package org.kiosque.common.webhooks;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
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

/** For services that say of what they tell webhooks. */
@AutoConfiguration
@ConditionalOnClass({MongoOperations.class, CloseableHttpClient.class})
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
    CollectionIndexes webhookDeliveryIndexes() {
        return Deliveries.indexes();
    }

    @Bean
    WebhookClient webhookClient(WebhooksProperties properties, InstantSource clock) {
        return new WebhookClient(properties, clock, SystemDefaultDnsResolver.INSTANCE);
    }

    @Bean
    WebhookRegister webhookRegister(
            Webhooks webhooks,
            Deliveries deliveries,
            WebhookEvents events,
            WebhooksProperties properties,
            InstantSource clock,
            JsonMapper json) {
        return new WebhookRegister(webhooks, deliveries, events, properties, clock, json);
    }

    @Bean
    BackgroundLoop webhookLoop(Webhooks webhooks, Deliveries deliveries, WebhookClient client) {
        var worker = new WebhookWorker(webhooks, deliveries, client);
        return new BackgroundLoop("webhook-worker", AT_ONCE, PATIENCE, worker::round);
    }

    @Bean
    WebhookProblems webhookProblems() {
        return new WebhookProblems();
    }
}
