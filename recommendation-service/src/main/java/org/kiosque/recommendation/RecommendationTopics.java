package org.kiosque.recommendation;

import org.kiosque.common.delivery.KiosqueTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics read here, declared like everywhere, so that no service has to be started before another. */
@Configuration(proxyBeanMethods = false)
class RecommendationTopics {

    @Bean
    NewTopics articlesTopic(KiosqueTopics topics) {
        return topics.articles();
    }

    @Bean
    NewTopics translationsTopic(KiosqueTopics topics) {
        return topics.translations();
    }
}
