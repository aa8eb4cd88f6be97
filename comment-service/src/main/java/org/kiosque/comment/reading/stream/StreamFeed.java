package org.kiosque.comment.reading.stream;

import io.cloudevents.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.CommentEvent;

/** Tells the streams what the topic tells. */
record StreamFeed(CommentStreams streams) implements TopicReplay.Listener {

    @Override
    public boolean hear(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, CommentEvent.class)
                .ifPresent(received -> streams.hear(received.event(), record.partition(), record.offset()));
        return false; // nobody waits for a refresh
    }

    @Override
    public void caughtUp() {
        streams.caughtUp();
    }
}
