package org.kiosque.recommendation.reads;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears which articles are discussed; the replicas share the work as one consumer group. */
@Component
class CommentListener {

    private final ApprovedComments comments;

    CommentListener(ApprovedComments comments) {
        this.comments = comments;
    }

    @KafkaListener(id = "reads-comments", idIsGroup = false, topics = Topics.COMMENTS)
    void onComment(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, CommentEvent.class)
                .ifPresent(received -> comments.apply(received.event(), received.sequence()));
    }
}
