package org.kiosque.article.front;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FrontConfiguration {

    @Bean
    CollectionIndexes frontIndexes() {
        return Fronts.indexes();
    }
}
