package org.kiosque.translation.translating;

import org.apache.kafka.clients.admin.NewTopic;
import org.kiosque.common.delivery.KiosqueTopics;
import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.kiosque.common.security.Roles;
import org.kiosque.common.security.ServiceSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Topics, outbox and access of this service. */
@Configuration(proxyBeanMethods = false)
class TranslatingConfiguration {

    @Bean
    NewTopic articles(KiosqueTopics topics) {
        return topics.compacted(Topics.ARTICLES);
    }

    @Bean
    NewTopic articlesDeadLetters(KiosqueTopics topics) {
        return topics.deadLettersOf(Topics.ARTICLES);
    }

    @Bean
    NewTopic translationsTopic(KiosqueTopics topics) {
        return topics.compacted(Topics.TRANSLATIONS);
    }

    @Bean
    OutboxRelay translationsRelay(OutboxRelays relays) {
        return relays.relay(Translation.class, Topics.TRANSLATIONS);
    }

    @Bean
    SecurityFilterChain access(HttpSecurity http, ServiceSecurity security) throws Exception {
        return security.chain(
                http,
                requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/v1/languages",
                                "/api/v1/articles/*/translations",
                                "/api/v1/articles/*/translations/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/articles/*/translations/*/retranslation")
                        .hasRole(Roles.TRANSLATOR));
    }
}
