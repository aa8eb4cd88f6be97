package org.kiosque.article.reading;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what the read copies are made of. */
@Component
class ReadingTopics {

    private final ReadCopies copies;
    private final CommentCounts counts;

    ReadingTopics(ReadCopies copies, CommentCounts counts) {
        this.copies = copies;
        this.counts = counts;
    }

    @KafkaListener(topics = Topics.ARTICLES)
    void article(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, ArticleEvent.class)
                .ifPresent(received -> copies.apply(received.event(), received.sequence()));
    }

    @KafkaListener(topics = Topics.TRANSLATIONS)
    void translation(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, TranslationEvent.class).ifPresent(received -> {
            switch (received.event()) {
                case TranslationCompleted completed -> copies.apply(completed.translation(), received.sequence());
            }
        });
    }

    @KafkaListener(topics = Topics.COMMENTS)
    void comment(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, CommentEvent.class)
                .ifPresent(received -> counts.apply(received.event(), received.sequence()));
    }
}
