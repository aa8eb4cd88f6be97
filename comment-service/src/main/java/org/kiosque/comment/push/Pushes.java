package org.kiosque.comment.push;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Messages that are to leave or have left: one is taken up by a lease, and sent once more only where nobody knows what became of it, in
 * place of the first.
 */
@Component
class Pushes {

    static final String COLLECTION = "pushMessages";

    /** Longer than a message takes to be encrypted and handed over. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private final MongoOperations mongo;
    private final InstantSource clock;
    private final Duration remembered;

    Pushes(MongoOperations mongo, InstantSource clock, PushProperties properties) {
        this.mongo = mongo;
        this.clock = clock;
        this.remembered = Collections.max(List.of(properties.keptFor(), PushStories.NEWS_FOR))
                .plusDays(1);
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index("dueAt", Direction.ASC).sparse(),
                        new Index("subscriberId", Direction.ASC),
                        new Index("madeAt", Direction.ASC)));
    }

    /**
     * One message to each of them; what an earlier edition has told is told anew in its place. Repeating is harmless.
     *
     * @param edition of the story
     */
    void add(List<String> subscriberIds, String storyId, int edition) {
        if (subscriberIds.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        BulkOperations all = mongo.bulkOps(BulkOperations.BulkMode.ORDERED, Push.class);
        for (String subscriber : subscriberIds) {
            String id = subscriber + ":" + storyId;
            all.upsert(
                    query(where("_id").is(id)),
                    new Update()
                            .setOnInsert("subscriberId", subscriber)
                            .setOnInsert("storyId", storyId)
                            .setOnInsert("edition", edition)
                            .setOnInsert("madeAt", now)
                            .setOnInsert("dueAt", now)
                            .setOnInsert("attempts", 0)
                            .setOnInsert("told", false));
            if (edition > 1) {
                all.updateOne(
                        query(where("_id").is(id).and("edition").lt(edition)),
                        new Update()
                                .set("edition", edition)
                                .set("dueAt", now)
                                .set("attempts", 0)
                                .unset("outcome"));
            }
        }
        all.execute();
    }

    /** Takes up what has been due for longest. */
    Optional<Push> acquire() {
        Instant now = clock.instant();
        return Optional.ofNullable(mongo.findAndModify(
                query(where("dueAt").lte(now)).with(Sort.by("dueAt")),
                new Update().set("dueAt", now.plus(LEASE)).inc("attempts", 1),
                FindAndModifyOptions.options().returnNew(true),
                Push.class));
    }

    /**
     * The message is about to be handed over, for which there is a lease from now.
     *
     * @return false when somebody else has taken it up meanwhile, and it must not be
     */
    boolean letGo(Push push) {
        return mongo.updateFirst(
                                asTaken(push),
                                new Update()
                                        .set("outcome", Push.LEAVING)
                                        .set("dueAt", clock.instant().plus(LEASE)),
                                Push.class)
                        .getModifiedCount()
                > 0;
    }

    /** It is taken up later, as if it had not been now. */
    void postpone(Push push, Duration pause) {
        mongo.updateFirst(
                asTaken(push),
                new Update().set("dueAt", clock.instant().plus(pause)).inc("attempts", -1),
                Push.class);
    }

    /** It does not leave at all. */
    void drop(Push push) {
        mongo.updateFirst(
                asTaken(push), new Update().set("outcome", Push.DROPPED).unset("dueAt"), Push.class);
    }

    private static Query asTaken(Push push) {
        return query(where("_id")
                .is(push.id())
                .and("edition")
                .is(push.edition())
                .and("attempts")
                .is(push.attempts())
                .and("dueAt")
                .is(Objects.requireNonNull(push.dueAt())));
    }

    /** What became of a message that was let go. */
    void ended(Push push, String outcome) {
        var update = new Update().set("outcome", outcome).unset("dueAt");
        mongo.updateFirst(leaving(push), outcome.equals(Push.SENT) ? update.set("told", true) : update, Push.class);
    }

    /** It is tried again. */
    void again(Push push, Duration pause) {
        mongo.updateFirst(
                leaving(push),
                new Update().set("dueAt", clock.instant().plus(pause)).unset("outcome"),
                Push.class);
    }

    private static Query leaving(Push push) {
        return query(where("_id")
                .is(push.id())
                .and("edition")
                .is(push.edition())
                .and("attempts")
                .is(push.attempts())
                .and("outcome")
                .is(Push.LEAVING));
    }

    /** Nothing more is sent of a subscription that is over. */
    void end(String subscriberId) {
        mongo.remove(query(where("subscriberId").is(subscriberId)), Push.class);
    }

    /** Those that can neither be tried again nor be made again. Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT55S", fixedDelayString = "PT1H")
    void forgetOld() {
        mongo.remove(query(where("madeAt").lt(clock.instant().minus(remembered))), Push.class);
    }
}
