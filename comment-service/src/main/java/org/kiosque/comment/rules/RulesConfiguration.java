package org.kiosque.comment.rules;

import org.kiosque.comment.rules.DiscussionRules.Rules;
import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How others hear of what moderators have ruled. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {

    @Bean
    OutboxRelay ruleRelay(OutboxRelays relays) {
        return relays.relay(Rules.class, Topics.COMMENTS);
    }
}
