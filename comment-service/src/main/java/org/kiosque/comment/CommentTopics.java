package org.kiosque.comment;

import org.kiosque.common.delivery.KiosqueTopics;
import org.kiosque.common.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics that this service writes and reads: it makes them all, since none has to be started before another. */
@Configuration(proxyBeanMethods = false)
class CommentTopics {

    @Bean
    NewTopics topics(KiosqueTopics topics) {
        return topics.of(Topics.COMMENTS, Topics.ARTICLES, Topics.TRANSLATIONS);
    }
}
