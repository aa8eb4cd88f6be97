package org.kiosque.article.reading;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears which comments count. */
@Component
class CommentListener {

    private final CountedComments comments;

    CommentListener(CountedComments comments) {
        this.comments = comments;
    }

    @KafkaListener(topics = Topics.COMMENTS)
    void on(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, CommentEvent.class)
                .ifPresent(received -> comments.apply(received.event(), received.sequence()));
    }
}
