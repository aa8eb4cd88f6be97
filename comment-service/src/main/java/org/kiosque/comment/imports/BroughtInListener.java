package org.kiosque.comment.imports;

import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.DiscussionException;
import org.kiosque.comment.imports.formats.ForeignItem;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.CommentsBroughtIn;
import org.kiosque.common.events.Topics;
import org.kiosque.common.failures.TransientFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Takes the comments that article-service has found beside articles in a file of WordPress, under the same ids that they would have
 * had the file been brought here. Repeated events change nothing, nor do those of what was erased meanwhile.
 */
@Component
class BroughtInListener {

    private static final Logger log = LoggerFactory.getLogger(BroughtInListener.class);

    private final ItemDesk items;

    BroughtInListener(ItemDesk items) {
        this.items = items;
    }

    @KafkaListener(topics = Topics.COMMENTS)
    void on(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, CommentsBroughtIn.class).ifPresent(received -> take(received.event()));
    }

    private void take(CommentsBroughtIn brought) {
        for (CommentsBroughtIn.Said said : brought.comments()) {
            if (take(said, brought.articleId()) instanceof Outcome.Skipped(var reason)) {
                log.atInfo()
                        .addKeyValue("article", brought.articleId())
                        .addKeyValue("comment", said.key())
                        .log("A comment from elsewhere was left out: it {}", reason);
            }
        }
    }

    /** What is away is waited for; what is wrong with one comment is not laid to the others. */
    private Outcome take(CommentsBroughtIn.Said said, String articleId) {
        try {
            return items.take(new ForeignItem.Said(
                    said.key(),
                    said.key(),
                    articleId,
                    said.parent(),
                    said.name(),
                    "",
                    said.text(),
                    true,
                    said.at(),
                    said.shown()));
        } catch (DiscussionException.UncertainException e) {
            throw new UncheckedIOException(new IOException("whether there is the article is not known yet", e));
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted() || TransientFailures.causedBy(e)) {
                throw e;
            }
            log.atError().addKeyValue("comment", said.key()).setCause(e).log("A comment cannot be taken over");
            return new Outcome.Skipped("cannot be taken over");
        }
    }
}
