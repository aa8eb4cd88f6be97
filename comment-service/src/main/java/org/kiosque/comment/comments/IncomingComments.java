package org.kiosque.comment.comments;

import java.util.Optional;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.store.GroupedInserts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Stores comments that come in, those of one moment together, each with what it tells others. */
@Component
public class IncomingComments {

    private final GroupedInserts<Comment> inserts;
    private final ThreadSizes sizes;
    private final OutboxRelay relay;

    IncomingComments(
            MongoOperations mongo, ApplicationEventPublisher saved, ThreadSizes sizes, OutboxRelay commentRelay) {
        this.inserts = new GroupedInserts<>(mongo, Comment.class, saved);
        this.sizes = sizes;
        this.relay = commentRelay;
    }

    /**
     * Stores a comment. Repeating is harmless.
     *
     * @return its status
     */
    public String add(IncomingComment incoming) {
        Comment comment = Comment.of(incoming);
        Optional<Comment> stored = inserts.insert(comment.with(relay.hold(comment.outbox())));
        // Else it was stored by an earlier try: ids are random, only a repetition of the same request can have come
        // before.
        stored.ifPresent(sizes::follow);
        return comment.state().status();
    }
}
