package org.kiosque.article.imports;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All imports, and which process is at which: each holds a lease, and whoever dies lets another go on when it ends. */
@Component
class Imports {

    static final String COLLECTION = "imports";

    private static final String STATE = "state";
    private static final String LEASE = "lease";
    private static final String LEASE_OWNER = "lease.owner";
    private static final String LEASE_UNTIL = "lease.until";
    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("begun.at");

    private final MongoOperations mongo;
    private final InstantSource clock;
    private final Duration lease;
    private final String owner = UUID.randomUUID().toString();

    Imports(MongoOperations mongo, InstantSource clock, ImportsProperties properties) {
        this.mongo = mongo;
        this.clock = clock;
        this.lease = properties.lease();
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index(NEWEST_FIRST.time(), Direction.DESC).on("_id", Direction.DESC),
                        new Index(STATE, Direction.ASC).on(NEWEST_FIRST.time(), Direction.ASC)));
    }

    /** @return the job, or the one with its id that is there already */
    ImportJob add(ImportJob job) {
        try {
            return mongo.insert(job);
        } catch (DuplicateKeyException addedAlready) {
            return find(job.id()).orElse(job);
        }
    }

    Optional<ImportJob> find(String id) {
        return Optional.ofNullable(mongo.findById(id, ImportJob.class));
    }

    /** @return the newest first, at most one more than {@code limit} */
    List<ImportJob> list(@Nullable Cursor after, int limit) {
        return mongo.find(NEWEST_FIRST.part(new Criteria(), after, limit), ImportJob.class);
    }

    /** @return ids of all that are not at their end */
    Set<String> open() {
        Query open = query(where(STATE).is(ImportJob.OPEN));
        open.fields().include("_id");
        return mongo.find(open, Document.class, COLLECTION).stream()
                .map(one -> one.getString("_id"))
                .collect(Collectors.toSet());
    }

    /** Takes the oldest that nobody else is at. */
    Optional<ImportJob> acquire() {
        Instant now = clock.instant();
        Query free = query(where(STATE)
                        .is(ImportJob.OPEN)
                        .orOperator(
                                where(LEASE).is(null),
                                where(LEASE_OWNER).is(owner),
                                where(LEASE_UNTIL).lte(now)))
                .with(Sort.by(Direction.ASC, NEWEST_FIRST.time()));
        Update taken = new Update()
                .set(LEASE, new ImportJob.Lease(owner, now.plus(lease)))
                .inc("stalls", 1);
        return Optional.ofNullable(
                mongo.findAndModify(free, taken, FindAndModifyOptions.options().returnNew(true), ImportJob.class));
    }

    /** @return false when another process is at it by now */
    boolean wentOn(String id, String format, ImportJob.Items items, long bytesRead) {
        Update position = new Update()
                .set("format", format)
                .set("items", items)
                .set("bytesRead", bytesRead)
                .set("stalls", 0)
                .set(LEASE_UNTIL, clock.instant().plus(lease));
        return mongo.updateFirst(held(id), position, ImportJob.class).getMatchedCount() > 0;
    }

    /** The same place will be tried again, through no fault of the file. */
    void failedInPassing(String id) {
        mongo.updateFirst(held(id), new Update().inc("stalls", -1), ImportJob.class);
    }

    /** Lets another process go on at once. */
    void release(String id) {
        mongo.updateFirst(held(id), new Update().unset(LEASE), ImportJob.class);
    }

    /**
     * @param problem null when it came to its end
     * @return false when another process is at it by now
     */
    boolean end(String id, @Nullable String problem) {
        Update end = new Update()
                .set(STATE, problem == null ? ImportJob.DONE : ImportJob.FAILED)
                .set("endedAt", clock.instant())
                .unset(LEASE);
        return mongo.updateFirst(held(id), problem == null ? end : end.set("problem", problem), ImportJob.class)
                        .getMatchedCount()
                > 0;
    }

    private Query held(String id) {
        return query(where("_id")
                .is(id)
                .and(STATE)
                .is(ImportJob.OPEN)
                .and(LEASE_OWNER)
                .is(owner));
    }
}
