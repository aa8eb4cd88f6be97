package org.kiosque.article.reemission;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.kiosque.article.editing.Archive;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Begins the one re-emission there is, and leads it on: one process at a time, from where the last one came to. */
@Component
class Reemissions {

    static final String COLLECTION = "reemissions";

    static final String ID = "all";

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String OWNER = "owner";

    private final MongoOperations mongo;
    private final Archive archive;
    private final InstantSource clock;
    private final String owner = UUID.randomUUID().toString();

    Reemissions(MongoOperations mongo, Archive archive, InstantSource clock) {
        this.mongo = mongo;
        this.archive = archive;
        this.clock = clock;
    }

    Optional<Reemission> last() {
        return Optional.ofNullable(mongo.findById(ID, Reemission.class));
    }

    /** @return false when one is under way */
    boolean begin() {
        var begun = new Reemission(ID, true, null, 0, clock.instant(), null, null, null);
        try {
            mongo.remove(query(where("_id").is(ID).and("running").is(false)), Reemission.class);
            mongo.insert(begun);
            return true;
        } catch (DuplicateKeyException underWay) {
            return false;
        }
    }

    /**
     * Tells some more, if one is under way and no other process is at it.
     *
     * @return whether there may be more to do at once
     */
    boolean goOn(int articles) {
        Instant now = clock.instant();
        Query free = query(where("_id")
                .is(ID)
                .and("running")
                .is(true)
                .orOperator(
                        where(OWNER).is(null),
                        where(OWNER).is(owner),
                        where("until").lte(now)));
        Update taken = new Update().set(OWNER, owner).set("until", now.plus(LEASE));
        Reemission own =
                mongo.findAndModify(free, taken, FindAndModifyOptions.options().returnNew(true), Reemission.class);
        if (own == null || archive.isBehind()) {
            return false;
        }
        Optional<Archive.Retold> some = archive.tellAgain(own.position(), articles, now);
        Update on = some.map(retold -> new Update().set("position", retold.id()).inc("told", retold.told()))
                .orElseGet(() -> new Update()
                        .set("running", false)
                        .set("endedAt", clock.instant())
                        .unset(OWNER)
                        .unset("until"));
        mongo.updateFirst(
                query(where("_id").is(ID).and(OWNER).is(owner).and("begunAt").is(own.begunAt())), on, Reemission.class);
        return some.isPresent();
    }
}
