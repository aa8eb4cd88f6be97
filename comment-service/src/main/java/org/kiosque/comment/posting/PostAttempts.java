package org.kiosque.comment.posting;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.posting.CommentApi.Posted;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Remembers what was sent under an {@code Idempotency-Key}, for a day. The comment's id is drawn with the key, so that a
 * repetition after a crash goes on with the same comment and the same captcha instead of beginning another.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header</a>
 */
@Component
class PostAttempts {

    private static final Duration KEPT_FOR = Duration.ofHours(24);
    /** Longer than any request lives; who is silent for so long has died. */
    private static final Duration BUSY_AT_MOST = Duration.ofSeconds(30);

    private final MongoOperations mongo;
    private final InstantSource clock;
    private volatile boolean indexed;

    PostAttempts(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * @param answer the status of the first answer; null when the comment is still to be written
     * @param again whether an earlier request with the same key has failed half-way: nobody knows how far it came
     */
    record Claim(String commentId, @Nullable String answer, boolean again) {}

    /** @return what the same request was answered before; empty when it was not, or with this key asked something else */
    Optional<Posted> firstAnswer(String key, String fingerprint) {
        return Optional.ofNullable(mongo.findById(key, Attempt.class))
                .filter(first -> first.fingerprint().equals(fingerprint))
                .flatMap(PostAttempts::answerOf);
    }

    private static Optional<Posted> answerOf(Attempt first) {
        return Optional.ofNullable(first.answer()).map(status -> new Posted(first.commentId(), status, null));
    }

    /**
     * Takes the key for one request.
     *
     * @param fingerprint of the whole request
     * @throws PostingRefusedException if the key belongs to another request, or to one that is still running
     */
    Claim claim(String key, String fingerprint, String freshId) {
        Instant now = clock.instant();
        try {
            mongo.insert(new Attempt(key, fingerprint, freshId, null, now.plus(BUSY_AT_MOST), now.plus(KEPT_FOR)));
            return new Claim(freshId, null, false);
        } catch (DuplicateKeyException known) {
            Attempt first = mongo.findById(key, Attempt.class);
            if (first == null) {
                throw busy();
            }
            if (!first.fingerprint().equals(fingerprint)) {
                throw new PostingRefusedException(
                        PostingProblem.KEY_REUSED, "Use a new Idempotency-Key for another comment.");
            }
            if (first.answer() != null) {
                return new Claim(first.commentId(), first.answer(), false);
            }
            boolean taken = first.busyUntil().isBefore(now)
                    && mongo.updateFirst(
                                            query(where("_id")
                                                    .is(key)
                                                    .and("busyUntil")
                                                    .is(first.busyUntil())
                                                    .and("answer")
                                                    .is(null)),
                                            new Update().set("busyUntil", now.plus(BUSY_AT_MOST)),
                                            Attempt.class)
                                    .getModifiedCount()
                            > 0;
            if (!taken) {
                throw busy();
            }
            return new Claim(first.commentId(), null, true);
        }
    }

    private static PostingRefusedException busy() {
        return new PostingRefusedException(PostingProblem.KEY_BUSY, "Wait for its answer, or repeat this in a moment.");
    }

    void answered(String key, String status) {
        mongo.updateFirst(query(where("_id").is(key)), new Update().set("answer", status), Attempt.class);
    }

    /** The request was refused: the key is free again. */
    void forget(String key) {
        mongo.remove(query(where("_id").is(key).and("answer").is(null)), Attempt.class);
    }

    /** The request failed half-way: whoever repeats it may go on at once. */
    void release(String key) {
        mongo.updateFirst(
                query(where("_id").is(key)),
                new Update().set("busyUntil", clock.instant().minusSeconds(1)),
                Attempt.class);
    }

    /** Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT10M")
    void purge() {
        if (!indexed) {
            mongo.indexOps(Attempt.class).createIndex(new Index("purgeAt", Direction.ASC));
            indexed = true;
        }
        mongo.remove(query(where("purgeAt").lt(clock.instant())), Attempt.class);
    }

    @Document("postAttempts")
    record Attempt(
            @Id String id,
            String fingerprint,
            String commentId,
            @Nullable String answer,
            Instant busyUntil,
            Instant purgeAt) {}
}
