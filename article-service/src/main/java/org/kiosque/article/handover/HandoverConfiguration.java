package org.kiosque.article.handover;

import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HandoverConfiguration {

    @Bean
    OutboxRelay handedCommentsRelay(OutboxRelays relays) {
        return relays.relay(HandedComments.Handed.class, Topics.COMMENTS);
    }

    @Bean
    OutboxRelay handedTranslationsRelay(OutboxRelays relays) {
        return relays.relay(HandedTranslations.Handed.class, Topics.ARTICLES, "articles, translations");
    }
}
