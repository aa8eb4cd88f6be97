package org.kiosque.comment.discussions;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Follows the articles. Repeated and late events change nothing. */
@Component
class ArticleListener {

    private final Discussions discussions;

    ArticleListener(Discussions discussions) {
        this.discussions = discussions;
    }

    @KafkaListener(topics = Topics.ARTICLES)
    void on(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, ArticleEvent.class).ifPresent(this::apply);
    }

    private void apply(ReceivedEvent<ArticleEvent> received) {
        switch (received.event()) {
            case ArticlePublished(var article) -> discussions.readable(article, received.sequence());
            case ArticleRevised(var article) -> discussions.readable(article, received.sequence());
            case ArticleWithdrawn withdrawn ->
                discussions.withdrawn(withdrawn.articleId(), withdrawn.withdrawnAt(), received.sequence());
        }
    }
}
