package org.kiosque.translation.memory;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How sentences are found. */
@Configuration(proxyBeanMethods = false)
class MemoryConfiguration {

    @Bean
    CollectionIndexes memoryIndexes() {
        return TranslationMemory.INDEXES;
    }
}
