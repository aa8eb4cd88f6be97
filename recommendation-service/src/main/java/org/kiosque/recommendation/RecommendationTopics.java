package org.kiosque.recommendation;

import org.kiosque.common.delivery.KiosqueTopics;
import org.kiosque.common.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics that this service reads: it makes them, since none has to be started before another. */
@Configuration(proxyBeanMethods = false)
class RecommendationTopics {

    @Bean
    NewTopics topics(KiosqueTopics topics) {
        return topics.of(Topics.ARTICLES, Topics.TRANSLATIONS, Topics.COMMENTS);
    }
}
