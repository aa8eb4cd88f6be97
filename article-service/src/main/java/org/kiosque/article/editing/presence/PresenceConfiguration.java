package org.kiosque.article.editing.presence;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PresenceConfiguration {

    @Bean
    CollectionIndexes presenceIndexes() {
        return Presences.indexes();
    }
}
