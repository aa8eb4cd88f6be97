package org.kiosque.article.reading;

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
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationEvent;

/**
 * Ends what this replica keeps about an article when a topic tells of it. The read copy holds the news only when one of the
 * replicas has written it, so it is the copy's sequences that say whether an answer may be kept again.
 */
record ReadingFeed(Changes changes) implements TopicReplay.Listener {

    @Override
    public boolean hear(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, Event.class).ifPresent(this::heard);
        return false; // nobody waits for a refresh
    }

    private void heard(ReceivedEvent<Event> received) {
        switch (received.event()) {
            case ArticleEvent article -> told(KeptReads.article(article.articleId()), received.sequence());
            case TranslationEvent told -> {
                TranslatedArticle translation = told.translation();
                told(KeptReads.translation(translation.articleId(), translation.language()), received.sequence());
            }
            case CommentEvent comment -> {
                changes.unsettle(KeptReads.comments(comment.articleId()));
                changes.unsettle(KeptReads.LISTS);
            }
            case DiscussionRuled _ -> {}
            case ImportEvent _ -> {} // for others
        }
    }

    private void told(String subject, long sequence) {
        changes.told(subject, sequence);
        changes.unsettle(KeptReads.LISTS);
    }
}
