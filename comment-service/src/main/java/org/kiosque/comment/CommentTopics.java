package org.kiosque.comment;

import org.kiosque.common.delivery.KiosqueTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics that this service writes and reads. */
@Configuration(proxyBeanMethods = false)
class CommentTopics {

    @Bean
    NewTopics commentsTopic(KiosqueTopics topics) {
        return topics.comments();
    }

    @Bean
    NewTopics articlesTopic(KiosqueTopics topics) {
        return topics.articles();
    }
}
