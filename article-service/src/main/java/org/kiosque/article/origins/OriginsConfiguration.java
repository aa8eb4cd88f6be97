package org.kiosque.article.origins;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OriginsConfiguration {

    @Bean
    CollectionIndexes originIndexes() {
        return Origins.indexes();
    }
}
