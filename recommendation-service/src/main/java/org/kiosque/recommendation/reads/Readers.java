package org.kiosque.recommendation.reads;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What readers have read who have agreed to be known by an opaque id. Only a hash of it is stored, so that nobody who sees the
 * store can ask in a reader's place.
 */
@Component
public class Readers {

    /** An opaque id: at least 96 bits, if it is random. */
    public static final String ID = "[A-Za-z0-9_-]{16,64}";

    static final String COLLECTION = "readers";

    private static final int READS_KEPT = 50;
    private static final int TRIES = 2;

    private final MongoOperations mongo;
    private final ReadsProperties properties;
    private final InstantSource clock;

    Readers(MongoOperations mongo, ReadsProperties properties, InstantSource clock) {
        this.mongo = mongo;
        this.properties = properties;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(COLLECTION, List.of(new Index("until", Direction.ASC)));
    }

    public record Read(String articleId, Instant at) {}

    /** @return what was read before, oldest first; empty when this article is among it, so that it counts once */
    Optional<List<Read>> remember(String reader, String articleId, Instant at) {
        String id = hashed(reader);
        var update = new Update()
                .set("until", at.plus(properties.readersKeptFor()))
                .push("reads")
                .slice(-READS_KEPT)
                .each(new Read(articleId, at));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                Reader before = mongo.findAndModify(
                        query(where("_id").is(id).and("reads.articleId").ne(articleId)),
                        update,
                        FindAndModifyOptions.options().upsert(true).returnNew(false),
                        Reader.class);
                return Optional.of(before == null ? List.of() : before.reads());
            } catch (DuplicateKeyException readBeforeOrJustMade) {
                // the second time it is there: then it has been read
            }
        }
        return Optional.empty();
    }

    boolean knows(String reader) {
        return mongo.exists(query(where("_id").is(hashed(reader))), Reader.class);
    }

    /** @return the last 50, oldest first; empty for who is not known */
    public List<Read> readsOf(String reader) {
        Reader known = mongo.findById(hashed(reader), Reader.class);
        return known == null ? List.of() : known.reads();
    }

    /** Everything that is known of a reader. Repeating is harmless. */
    public void forget(String reader) {
        mongo.remove(query(where("_id").is(hashed(reader))), Reader.class);
    }

    /** Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void purge() {
        mongo.remove(query(where("until").lt(clock.instant())), Reader.class);
    }

    private static String hashed(String reader) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(reader.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * @param id hash of the opaque id
     * @param reads the last ones, oldest first, each article once
     */
    @Document(COLLECTION)
    record Reader(@Id String id, List<Read> reads, Instant until) {}
}
