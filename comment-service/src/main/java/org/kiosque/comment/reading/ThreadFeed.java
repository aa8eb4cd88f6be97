package org.kiosque.comment.reading;

import io.cloudevents.CloudEvent;
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
import org.kiosque.common.events.TranslationEvent;

/**
 * Ends what is kept about an article when a topic tells of it. A comment's event follows its write; what an article's says
 * is in the store only when one of the replicas has applied it.
 */
record ThreadFeed(Changes changes) implements TopicReplay.Listener {

    /** What every answer tells of: the rules for all articles. */
    static final String RULES = "rules";

    static String subjectOf(DiscussionRuled ruled) {
        return ruled.articleId() == null ? RULES : ruled.articleId();
    }

    @Override
    public boolean hear(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, Event.class).ifPresent(this::apply);
        return false; // nobody waits for a refresh
    }

    private void apply(ReceivedEvent<Event> received) {
        switch (received.event()) {
            case CommentEvent comment -> changes.of(comment.articleId());
            case ArticleEvent article -> changes.told(article.articleId(), received.sequence());
            case DiscussionRuled ruled -> changes.of(subjectOf(ruled));
            case TranslationEvent _, ImportEvent _ -> {}
        }
    }
}
