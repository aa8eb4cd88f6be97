package org.kiosque.translation;

import org.kiosque.common.delivery.KiosqueTopics;
import org.kiosque.common.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics that this service reads and writes: it makes both, since no service has to be started before another. */
@Configuration(proxyBeanMethods = false)
class TranslationTopics {

    @Bean
    NewTopics topics(KiosqueTopics topics) {
        return topics.of(Topics.ARTICLES, Topics.TRANSLATIONS);
    }
}
