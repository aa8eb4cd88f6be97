package org.kiosque.article.webhooks;

import org.kiosque.common.webhooks.WebhookEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhooksConfiguration {

    @Bean
    WebhookEvents webhookEvents() {
        return new WebhookEvents(WebhookTeller.EVENTS);
    }
}
