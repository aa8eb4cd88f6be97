package org.kiosque.comment.comments;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** How a stored comment changes: by whoever has seen its latest version, one after the other. */
@Component
class CommentChanges {

    /** More people than that do not change one comment within the same few milliseconds. */
    private static final int TRIES = 8;

    private final MongoOperations mongo;
    private final ThreadSizes sizes;
    private final DecisionLog log;

    CommentChanges(MongoOperations mongo, ThreadSizes sizes, DecisionLog log) {
        this.mongo = mongo;
        this.sizes = sizes;
        this.log = log;
    }

    /** @param after equal to {@code before} when nothing was to be changed */
    record Change(Comment before, Comment after) {

        boolean changed() {
            return !after.equals(before);
        }
    }

    /**
     * @param change pure, since it is repeated when somebody else was faster; what it throws is thrown
     * @return empty when there is no such comment
     * @throws OptimisticLockingFailureException when others keep changing it at the same moment; repeating is safe
     */
    Optional<Change> apply(String id, UnaryOperator<Comment> change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Comment before = mongo.findById(id, Comment.class);
            if (before == null) {
                return Optional.empty();
            }
            Comment after = change.apply(before);
            if (after.equals(before)) {
                return Optional.of(new Change(before, before));
            }
            try {
                Comment saved = mongo.save(after);
                sizes.follow(saved);
                log.follow(saved);
                return Optional.of(new Change(before, saved));
            } catch (OptimisticLockingFailureException somebodyWasFaster) {
                // look again
            }
        }
        throw new OptimisticLockingFailureException("comment " + id + " keeps changing");
    }
}
