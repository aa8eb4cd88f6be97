package org.kiosque.recommendation;

import org.kiosque.common.delivery.KiosqueTopics;
import org.kiosque.common.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics read here, declared like everywhere, so that no service has to be started before another. */
@Configuration(proxyBeanMethods = false)
class TopicsConfiguration {

    @Bean
    KafkaAdmin.NewTopics topics(KiosqueTopics topics) {
        return new KafkaAdmin.NewTopics(
                topics.compacted(Topics.ARTICLES),
                topics.deadLettersOf(Topics.ARTICLES),
                topics.compacted(Topics.TRANSLATIONS),
                topics.deadLettersOf(Topics.TRANSLATIONS));
    }
}
