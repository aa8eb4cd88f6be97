package org.kiosque.article.reading;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.events.TranslationOffered;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears in which other languages readers are to get an article. */
@Component
class TranslationListener {

    private final ReadCopies copies;

    TranslationListener(ReadCopies copies) {
        this.copies = copies;
    }

    @KafkaListener(topics = Topics.TRANSLATIONS)
    void on(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, TranslationEvent.class).ifPresent(received -> {
            switch (received.event()) {
                case TranslationCompleted completed -> copies.apply(completed.translation(), received.sequence());
                case TranslationOffered offered -> copies.offer(offered.translation(), received.sequence());
            }
        });
    }
}
