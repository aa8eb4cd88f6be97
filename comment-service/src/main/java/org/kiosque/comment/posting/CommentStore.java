package org.kiosque.comment.posting;

import java.util.List;
import org.kiosque.common.events.Topics;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** How comments are stored, and how their events leave. */
@Configuration(proxyBeanMethods = false)
class CommentStore {

    @Bean
    MongoCustomConversions conversions() {
        return new MongoCustomConversions(List.of(CommentState.Writer.INSTANCE, CommentState.Reader.INSTANCE));
    }

    @Bean
    OutboxRelay commentRelay(OutboxRelays relays) {
        return relays.relay(Comment.class, Topics.COMMENTS);
    }
}
