package org.kiosque.translation.texts;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How kept sentences are found and forgotten. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TextsProperties.class)
class TextsConfiguration {

    @Bean
    CollectionIndexes keptSentencesIndexes() {
        return KeptSentences.INDEXES;
    }
}
