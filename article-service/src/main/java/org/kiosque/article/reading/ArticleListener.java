package org.kiosque.article.reading;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what readers are to get. */
@Component
class ArticleListener {

    private final ReadCopies copies;

    ArticleListener(ReadCopies copies) {
        this.copies = copies;
    }

    @KafkaListener(topics = Topics.ARTICLES)
    void on(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, ArticleEvent.class)
                .ifPresent(received -> copies.apply(received.event(), received.sequence()));
    }
}
