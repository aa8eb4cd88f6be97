package org.kiosque.article.editing;

import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

@Configuration(proxyBeanMethods = false)
class EditingConfiguration {

    @Bean
    OutboxRelay articleRelay(OutboxRelays relays) {
        return relays.relay(Article.class, Topics.ARTICLES);
    }

    @Bean
    MongoCustomConversions conversions() {
        return new MongoCustomConversions(StateConversions.all());
    }

    @Bean
    BackgroundLoop schedule(DuePlans plans) {
        return new BackgroundLoop("schedule", plans::look);
    }

    @Bean
    CollectionIndexes articleIndexes() {
        return Articles.indexes();
    }
}
