package org.kiosque.translation.translating;

import java.util.List;
import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

/** Indexes and outbox of the translations. */
@Configuration(proxyBeanMethods = false)
class TranslationsConfiguration {

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
}
