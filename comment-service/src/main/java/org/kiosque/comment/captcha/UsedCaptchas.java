package org.kiosque.comment.captcha;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.kiosque.common.store.GroupedInserts;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Remembers which answers have been used, until they would have expired anyway. One insert with a unique id decides, so
 * that of any number of replicas and requests exactly one wins.
 */
@Component
class UsedCaptchas {

    static final String COLLECTION = "spentCaptchas";

    /** The clocks of replicas differ: remember an answer a little longer than anybody accepts it. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final MongoOperations mongo;
    private final InstantSource clock;
    private final GroupedInserts<UsedCaptcha> inserts;

    UsedCaptchas(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.inserts = new GroupedInserts<>(mongo, UsedCaptcha.class, null);
        this.clock = clock;
    }

    /** @return false if it has been used for something else */
    boolean use(String ticket, String commentId, Instant expiresAt) {
        if (inserts.insert(new UsedCaptcha(ticket, commentId, expiresAt.plus(SKEW)))
                .isPresent()) {
            return true;
        }
        UsedCaptcha before = mongo.findById(ticket, UsedCaptcha.class);
        return before != null && before.commentId().equals(commentId);
    }

    /** Harmless on several replicas at once. By hand, since not every server that we run on expires documents itself. */
    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1M")
    void purge() {
        mongo.remove(query(where("purgeAt").lt(clock.instant())), UsedCaptcha.class);
    }

    @Document(COLLECTION)
    record UsedCaptcha(@Id String id, String commentId, Instant purgeAt) {}
}
