package org.kiosque.recommendation.index;

import io.cloudevents.CloudEvent;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.DiscussionRuled;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.ImportEvent;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationOffered;

/** Writes this replica's index from what the topics tell. */
final class IndexFeed implements TopicReplay.Listener {

    private final ReplicaIndex index;
    private final Changes changes;

    /** @param changes learns what the topics tell, and when the index shows it */
    IndexFeed(ReplicaIndex index, Changes changes) {
        this.index = index;
        this.changes = changes;
    }

    @Override
    public boolean hear(ConsumerRecord<String, @Nullable CloudEvent> record) throws IOException {
        ReceivedEvent<Event> received = ReceivedEvent.from(record, Event.class).orElse(null);
        if (received == null) {
            return false;
        }
        if (received.event() instanceof ArticleEvent article) {
            changes.told(article.articleId(), received.sequence());
        }
        changes.unsettle(ReplicaIndex.CONTENTS);
        return index.write(articles -> switch (received.event()) {
            case ArticleEvent article -> articles.apply(article, received.sequence());
            case TranslationCompleted(TranslatedArticle translation) ->
                articles.apply(translation, received.sequence());
            case TranslationOffered(TranslatedArticle translation) -> articles.remove(translation, received.sequence());
            case CommentEvent _, DiscussionRuled _, ImportEvent _ -> false;
        });
    }

    @Override
    public void refresh() throws IOException {
        index.write(articles -> {
            articles.refresh();
            return true;
        });
        changes.of(ReplicaIndex.CONTENTS);
    }

    @Override
    public void caughtUp() {
        index.caughtUp();
        changes.of(ReplicaIndex.CONTENTS);
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
