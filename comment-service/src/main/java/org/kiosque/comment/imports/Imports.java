package org.kiosque.comment.imports;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Filters;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * All imports with the files that are not done with, where every replica can read them, and which replica is at which: each holds a
 * lease, and whoever dies lets another go on when it ends.
 */
@Component
class Imports {

    static final String COLLECTION = "imports";

    private static final String BUCKET = "importFiles";
    private static final int CHUNK = 1 << 20;
    private static final int AT_ONCE = 100;
    private static final String STATE = "state";
    private static final String LEASE = "lease";
    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("at");

    private final MongoOperations mongo;
    private final MongoDatabaseFactory database;
    private final InstantSource clock;
    private final Duration lease;
    private final String owner = UUID.randomUUID().toString();

    Imports(MongoOperations mongo, MongoDatabaseFactory database, InstantSource clock, ImportsProperties properties) {
        this.mongo = mongo;
        this.database = database;
        this.clock = clock;
        this.lease = properties.lease();
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index("at", Direction.DESC).on("_id", Direction.DESC),
                        new Index(STATE, Direction.ASC).on("at", Direction.ASC)));
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(database.getMongoDatabase(), BUCKET).withChunkSizeBytes(CHUNK);
    }

    void add(ImportJob job, InputStream file) {
        bucket().uploadFromStream(new BsonString(job.id()), job.id(), file);
        mongo.insert(job);
    }

    Optional<ImportJob> find(String id) {
        return Optional.ofNullable(mongo.findById(id, ImportJob.class));
    }

    /** @return the newest first, at most one more than {@code limit} */
    List<ImportJob> list(@Nullable Cursor after, int limit) {
        Query part = NEWEST_FIRST.part(new Criteria(), after, limit);
        part.fields().exclude("done.report");
        return mongo.find(part, ImportJob.class);
    }

    long open() {
        return mongo.count(query(where(STATE).is(ImportJob.OPEN)), ImportJob.class);
    }

    /** @throws MongoGridFSException when there is none */
    InputStream file(String id) {
        return bucket().openDownloadStream(new BsonString(id));
    }

    /** Takes the oldest that nobody else is at. */
    Optional<ImportJob> acquire() {
        Instant now = clock.instant();
        Query free = query(where(STATE)
                        .is(ImportJob.OPEN)
                        .orOperator(where(LEASE).is(null), where("lease.until").lte(now)))
                .with(Sort.by("at"));
        Update taken = new Update()
                .set(LEASE, new ImportJob.Lease(owner, now.plus(lease)))
                .inc("stalls", 1);
        return Optional.ofNullable(
                mongo.findAndModify(free, taken, FindAndModifyOptions.options().returnNew(true), ImportJob.class));
    }

    /** @return false when another replica is at it by now */
    boolean wentOn(String id, String format, ImportJob.Done done) {
        Update position = new Update()
                .set("format", format)
                .set("done", done)
                .set("stalls", 0)
                .set("lease.until", clock.instant().plus(lease));
        return mongo.updateFirst(held(id), position, ImportJob.class).getMatchedCount() > 0;
    }

    /**
     * Lets any replica go on at once.
     *
     * @param inPassing whether it was no fault of the file
     */
    void left(String id, boolean inPassing) {
        Update left = new Update().unset(LEASE);
        mongo.updateFirst(held(id), inPassing ? left.set("stalls", 0) : left, ImportJob.class);
    }

    /** @param problem null when it came to its end */
    void end(String id, @Nullable String problem) {
        Update end = new Update()
                .set(STATE, problem == null ? ImportJob.DONE : ImportJob.FAILED)
                .set("problem", problem)
                .set("endedAt", clock.instant())
                .unset(LEASE);
        if (mongo.updateFirst(held(id), end, ImportJob.class).getMatchedCount() > 0) {
            forgetFile(id);
        }
    }

    private Query held(String id) {
        return query(where("_id")
                .is(id)
                .and(STATE)
                .is(ImportJob.OPEN)
                .and("lease.owner")
                .is(owner));
    }

    private void forgetFile(String id) {
        try {
            bucket().delete(new BsonString(id));
        } catch (MongoGridFSException noneThere) {
            // as it should be
        }
    }

    /** Files whose import was never begun, or has ended: whoever died in between has left them. Repeating is harmless. */
    void forgetFiles(Instant before) {
        List<String> old = bucket().find(Filters.lt("uploadDate", Date.from(before)))
                .limit(AT_ONCE)
                .map(file -> file.getFilename())
                .into(new ArrayList<>());
        old.stream()
                .filter(id -> find(id).filter(job -> job.state().equals(ImportJob.OPEN))
                        .isEmpty())
                .forEach(this::forgetFile);
    }
}
