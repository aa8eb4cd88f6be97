package org.kiosque.translation.glossary;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How terms are found. */
@Configuration(proxyBeanMethods = false)
class GlossaryConfiguration {

    @Bean
    CollectionIndexes glossaryIndexes() {
        return Glossary.INDEXES;
    }
}
