package org.kiosque.comment.posting;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.kiosque.comment.policy.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** All comments, whatever their state. */
@Component
class Comments {

    private static final Logger log = LoggerFactory.getLogger(Comments.class);
    private static final int EARLIER_LOOKED_AT = 20;

    private final MongoOperations mongo;
    private final InstantSource clock;

    Comments(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    Optional<Comment> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Comment.class));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one with that id */
    void add(Comment comment) {
        mongo.insert(comment);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed since it was read */
    Comment change(Comment comment) {
        return mongo.save(comment);
    }

    List<Submission.Earlier> latestBy(String email, String articleId, Instant since) {
        Query recent = query(where("author.email")
                        .is(email)
                        .and("articleId")
                        .is(articleId)
                        .and("createdAt")
                        .gt(since))
                .with(Sort.by(Direction.DESC, "createdAt"))
                .limit(EARLIER_LOOKED_AT);
        recent.fields().include("body", "createdAt");
        return mongo.find(recent, Words.class, Comment.COLLECTION).stream()
                .map(words -> new Submission.Earlier(words.body(), words.createdAt()))
                .toList();
    }

    /** Forgets the addresses that have been kept long enough. Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10M")
    void forgetAddresses() {
        var forgotten = mongo.updateMulti(
                query(where("address.until").lt(clock.instant())), new Update().unset("address"), Comment.class);
        if (forgotten.getModifiedCount() > 0) {
            log.atInfo()
                    .addKeyValue("comments", forgotten.getModifiedCount())
                    .log("Forgot the addresses of old comments");
        }
    }

    private record Words(String body, Instant createdAt) {}
}
