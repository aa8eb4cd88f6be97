package org.kiosque.recommendation.index;

import io.cloudevents.CloudEvent;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;

/** Writes this replica's index from what the topics tell. */
final class IndexFeed implements TopicReplay.Listener {

    private final ReplicaIndex index;

    IndexFeed(ReplicaIndex index) {
        this.index = index;
    }

    @Override
    public boolean hear(ConsumerRecord<String, @Nullable CloudEvent> record) throws IOException {
        ReceivedEvent<Event> received = ReceivedEvent.from(record, Event.class).orElse(null);
        if (received == null) {
            return false;
        }
        return index.write(articles -> switch (received.event()) {
            case ArticleEvent article -> articles.apply(article, received.sequence());
            case TranslationCompleted(TranslatedArticle translation) ->
                articles.apply(translation, received.sequence());
            case CommentEvent _ -> false;
        });
    }

    @Override
    public void refresh() throws IOException {
        index.write(articles -> {
            articles.refresh();
            return true;
        });
    }

    @Override
    public void caughtUp() {
        index.caughtUp();
    }

    @Override
    public void startAgain() throws IOException {
        index.startAgain();
    }

    @Override
    public void abandoned() {
        index.abandoned();
    }
}
