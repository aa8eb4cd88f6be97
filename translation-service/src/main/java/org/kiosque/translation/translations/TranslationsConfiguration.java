package org.kiosque.translation.translations;

import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How translations are found, and how their events leave. */
@Configuration(proxyBeanMethods = false)
class TranslationsConfiguration {

    @Bean
    CollectionIndexes translationIndexes() {
        return Translations.INDEXES;
    }

    @Bean
    OutboxRelay translationsRelay(OutboxRelays relays) {
        return relays.relay(Translation.class, Topics.TRANSLATIONS);
    }
}
