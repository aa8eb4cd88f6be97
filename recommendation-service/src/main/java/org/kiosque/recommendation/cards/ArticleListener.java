package org.kiosque.recommendation.cards;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the cards from what article-service tells; the replicas share the work as one consumer group. */
@Component
class ArticleListener {

    private final Cards cards;

    ArticleListener(Cards cards) {
        this.cards = cards;
    }

    @KafkaListener(id = "cards-articles", idIsGroup = false, topics = Topics.ARTICLES)
    void onArticle(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, ArticleEvent.class)
                .ifPresent(received -> cards.apply(received.event(), received.sequence()));
    }
}
