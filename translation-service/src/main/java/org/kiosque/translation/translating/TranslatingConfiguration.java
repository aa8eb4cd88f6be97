package org.kiosque.translation.translating;

import java.util.List;
import org.kiosque.common.delivery.KiosqueTopics;
import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.kiosque.common.security.Roles;
import org.kiosque.common.security.ServiceSecurity;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Topics, outbox and access of this service. */
@Configuration(proxyBeanMethods = false)
class TranslatingConfiguration {

    @Bean
    NewTopics articlesTopics(KiosqueTopics topics) {
        return topics.articles();
    }

    @Bean
    NewTopics translationsTopics(KiosqueTopics topics) {
        return topics.translations();
    }

    @Bean
    CollectionIndexes translationIndexes() {
        return new CollectionIndexes(
                Translation.COLLECTION,
                List.of(new Index("due", Direction.ASC).sparse(), new Index("articleId", Direction.ASC)));
    }

    @Bean
    OutboxRelay translationsRelay(OutboxRelays relays) {
        return relays.relay(Translation.class, Topics.TRANSLATIONS);
    }

    @Bean
    SecurityFilterChain access(HttpSecurity http, ServiceSecurity security) throws Exception {
        return security.chain(
                http,
                requests -> requests.requestMatchers(ServiceSecurity.reading(
                                "/api/v1/languages",
                                "/api/v1/articles/*/translations",
                                "/api/v1/articles/*/translations/*"))
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/articles/*/translations/*/retranslation")
                        .hasRole(Roles.TRANSLATOR));
    }
}
