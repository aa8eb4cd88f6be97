package org.kiosque.article.keys;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All keys of machines. Each is looked up at every use, so that one that is deleted opens nothing any more, anywhere. */
@Component
class ApiKeys {

    static final String COLLECTION = "apiKeys";

    /** As every key begins. */
    static final String PREFIX = "kq_";

    /** Two at once may get past it by one. */
    static final int MOST = 50;

    private static final String HASH = "hash";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private final MongoOperations mongo;
    private final InstantSource clock;

    ApiKeys(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(COLLECTION, List.of(new Index(HASH, Direction.ASC).unique()));
    }

    void add(ApiKey key) {
        mongo.insert(key);
    }

    List<ApiKey> all() {
        return mongo.find(new Query().with(Sort.by("_id")).limit(MOST * 2), ApiKey.class);
    }

    /** @return whether there was one */
    boolean remove(String id) {
        return mongo.remove(query(where("_id").is(id)), ApiKey.class).getDeletedCount() > 0;
    }

    /** @return what the key opens today; empty when it is none, or at its end */
    Optional<ApiKey> find(String key) {
        if (!FORM.matcher(key).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiKey> found = Optional.ofNullable(
                        mongo.findOne(query(where(HASH).is(hash(key))), ApiKey.class))
                .filter(known -> known.endsAt().isAfter(now));
        found.ifPresent(known -> noteUse(known, now));
        return found;
    }

    /** Once a day. */
    private void noteUse(ApiKey key, Instant now) {
        String today = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        if (!today.equals(key.usedOn())) {
            mongo.updateFirst(query(where("_id").is(key.id())), new Update().set("usedOn", today), ApiKey.class);
        }
    }

    static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
