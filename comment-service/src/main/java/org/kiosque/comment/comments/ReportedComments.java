package org.kiosque.comment.comments;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kiosque.comment.comments.CommentState.Approved;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The comments as far as readers can say something about them, who see only those that are approved. */
@Component
public class ReportedComments {

    private final MongoOperations mongo;
    private final CommentChanges changes;
    private final InstantSource clock;

    ReportedComments(MongoOperations mongo, CommentChanges changes, InstantSource clock) {
        this.mongo = mongo;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param lookedAt when a moderator decided last, or else it came: what was said before is answered
     */
    public record Shown(String id, Instant lookedAt) {}

    /** @return empty when readers do not see it */
    public Optional<Shown> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Comment.class))
                .filter(comment -> comment.state() instanceof Approved)
                .map(comment -> new Shown(comment.id(), comment.lookedAt()));
    }

    /** A moderator is to look at it. Repeating is harmless; so is it when readers do not see it any longer. */
    public void report(String id) {
        changes.apply(id, comment -> comment.reported(clock.instant()));
    }
}
