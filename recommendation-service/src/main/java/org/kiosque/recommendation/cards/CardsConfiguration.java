package org.kiosque.recommendation.cards;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CardsConfiguration {

    @Bean
    CollectionIndexes cardIndexes() {
        return Cards.indexes();
    }
}
