package org.kiosque.comment.discussions;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.names.ProtectedNames;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Follows the articles. Repeated and late events change nothing. */
@Component
class ArticleListener {

    private final Discussions discussions;
    private final ProtectedNames names;

    ArticleListener(Discussions discussions, ProtectedNames names) {
        this.discussions = discussions;
        this.names = names;
    }

    @KafkaListener(topics = Topics.ARTICLES)
    void on(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, ArticleEvent.class).ifPresent(this::apply);
    }

    private void apply(ReceivedEvent<ArticleEvent> received) {
        switch (received.event()) {
            case ArticlePublished(var article) -> readable(article, received.sequence());
            case ArticleRevised(var article) -> readable(article, received.sequence());
            case ArticleWithdrawn withdrawn ->
                discussions.withdrawn(withdrawn.articleId(), withdrawn.withdrawnAt(), received.sequence());
        }
    }

    private void readable(ArticleSnapshot article, long sequence) {
        article.authors().forEach(author -> names.add(author.name()));
        discussions.readable(article, sequence);
    }
}
