package org.kiosque.article.webhooks;

import java.util.List;
import org.kiosque.common.webhooks.WebhookEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhooksConfiguration {

    @Bean
    WebhookEvents webhookEvents() {
        return new WebhookEvents(List.of(ToldArticles.PUBLISHED, ToldArticles.REVISED, ToldArticles.WITHDRAWN));
    }
}
