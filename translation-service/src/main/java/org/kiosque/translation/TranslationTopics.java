package org.kiosque.translation;

import org.kiosque.common.delivery.KiosqueTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics that this service reads and writes. */
@Configuration(proxyBeanMethods = false)
class TranslationTopics {

    @Bean
    NewTopics articlesTopics(KiosqueTopics topics) {
        return topics.articles();
    }

    @Bean
    NewTopics translationsTopics(KiosqueTopics topics) {
        return topics.translations();
    }
}
