package org.kiosque.recommendation.cards;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.events.TranslationOffered;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Adds to the cards what translation-service tells; the replicas share the work as one consumer group. */
@Component
class TranslationListener {

    private final Cards cards;

    TranslationListener(Cards cards) {
        this.cards = cards;
    }

    @KafkaListener(id = "cards-translations", idIsGroup = false, topics = Topics.TRANSLATIONS)
    void onTranslation(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, TranslationEvent.class).ifPresent(received -> {
            switch (received.event()) {
                case TranslationCompleted(TranslatedArticle translation) ->
                    cards.apply(translation, received.sequence());
                case TranslationOffered(TranslatedArticle translation) ->
                    cards.remove(translation, received.sequence());
            }
        });
    }
}
