package org.kiosque.comment;

import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.kiosque.common.delivery.KiosqueTopics;
import org.kiosque.common.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that this service writes and reads. */
@Configuration(proxyBeanMethods = false)
class EventTopics {

    private static final Duration COMMENTS_KEPT = Duration.ofDays(7);

    @Bean
    NewTopic commentsTopic(KiosqueTopics topics) {
        return topics.keptFor(COMMENTS_KEPT, Topics.COMMENTS);
    }

    @Bean
    NewTopic articlesTopic(KiosqueTopics topics) {
        return topics.compacted(Topics.ARTICLES);
    }

    @Bean
    NewTopic articlesDeadLetters(KiosqueTopics topics) {
        return topics.deadLettersOf(Topics.ARTICLES);
    }
}
