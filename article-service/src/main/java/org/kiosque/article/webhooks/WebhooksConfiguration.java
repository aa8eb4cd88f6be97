package org.kiosque.article.webhooks;

import java.time.Duration;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhooksProperties.class)
class WebhooksConfiguration {

    /** One that is slow keeps few others waiting. */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    BackgroundLoop webhookLoop(WebhookWorker worker) {
        return new BackgroundLoop("webhook-worker", AT_ONCE, PATIENCE, worker::round);
    }

    @Bean
    CollectionIndexes webhookDeliveryIndexes() {
        return Deliveries.indexes();
    }
}
