package org.kiosque.comment.discussions;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Topics;
import org.kiosque.common.inbox.Inbox;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Follows the articles. Repeated and late events change nothing. */
@Component
class ArticleListener {

    private final Inbox inbox;

    ArticleListener(Inbox inbox) {
        this.inbox = inbox;
    }

    @KafkaListener(topics = Topics.ARTICLES)
    void on(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, ArticleEvent.class).ifPresent(this::apply);
    }

    private void apply(ReceivedEvent<ArticleEvent> received) {
        Update update = switch (received.event()) {
            case ArticlePublished(var article) -> readable(article);
            case ArticleRevised(var article) -> readable(article);
            case ArticleWithdrawn withdrawn -> new Update().set("withdrawnAt", withdrawn.withdrawnAt());
        };
        inbox.applyIfNewer(
                StoredDiscussion.class, received.event().articleId(), "sequence", received.sequence(), update);
    }

    private static Update readable(ArticleSnapshot article) {
        return new Update()
                .set("language", article.language())
                .set("title", article.title())
                .set("policy", nameOf(article.comments()))
                .unset("withdrawnAt");
    }

    /** @param policy null when the event has none: what is unknown is looked at first */
    private static String nameOf(@Nullable CommentPolicy policy) {
        return switch (policy) {
            case OPEN -> StoredDiscussion.OPEN;
            case CLOSED -> StoredDiscussion.CLOSED;
            case PREMODERATED -> StoredDiscussion.PREMODERATED;
            case null -> StoredDiscussion.PREMODERATED;
        };
    }
}
