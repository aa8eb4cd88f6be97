package org.kiosque.translation.texts;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.ErrorCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Sentences of short texts that have been translated, for a while, for all replicas. Who wants one that is not there claims it
 * first, so that of several calls at the same moment one pays and the others wait. Their number is bounded, by a look every
 * five minutes.
 */
@Component
class KeptSentences implements SmartLifecycle {

    static final String COLLECTION = "shortTextSentences";

    static final CollectionIndexes INDEXES =
            new CollectionIndexes(COLLECTION, List.of(new Index("until", Direction.ASC).expire(Duration.ZERO)));

    private static final Logger log = LoggerFactory.getLogger(KeptSentences.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

    private final MongoOperations mongo;
    private final TextsProperties properties;
    private final InstantSource clock;
    private final BackgroundLoop looks = new BackgroundLoop("kept-sentences", this::look);

    KeptSentences(MongoOperations mongo, TextsProperties properties, InstantSource clock) {
        this.mongo = mongo;
        this.properties = properties;
        this.clock = clock;
    }

    /** @return what is made, by id */
    Map<String, KeptSentence> made(Collection<String> ids) {
        Map<String, KeptSentence> made = new HashMap<>();
        Instant now = clock.instant();
        mongo.find(query(where("_id").in(ids).and("until").gt(now)), KeptSentence.class).stream()
                .filter(KeptSentence::isMade)
                .forEach(found -> made.put(found.id(), found));
        return made;
    }

    /**
     * @param until when this claim is taken for dead
     * @return those that nobody has made or claimed; they are this call's now
     */
    List<String> claim(List<String> ids, String claim, Instant until) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var all = mongo.bulkOps(BulkMode.UNORDERED, KeptSentence.class);
        Instant now = clock.instant();
        ids.forEach(id -> all.upsert(
                query(where("_id").is(id).and("until").lte(now)),
                new Update()
                        .set("claim", claim)
                        .set("until", until)
                        .unset("target")
                        .unset("engine")
                        .unset("tier")));
        try {
            all.execute();
        } catch (BulkOperationException e) {
            if (e.getErrors().stream()
                    .anyMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
        return mongo.find(query(where("_id").in(ids).and("claim").is(claim)), KeptSentence.class).stream()
                .map(KeptSentence::id)
                .toList();
    }

    /** Keeps what this call has made of what it claimed, and leaves the rest of it to others. */
    void settle(Collection<KeptSentence> made, Collection<String> claimed, String claim) {
        List<String> rest = new ArrayList<>(claimed);
        if (!made.isEmpty()) {
            var all = mongo.bulkOps(BulkMode.UNORDERED, KeptSentence.class);
            made.forEach(one -> {
                rest.remove(one.id());
                var update = new Update().unset("claim").set("until", one.until());
                if (one.target() != null) {
                    update.set("target", one.target());
                }
                if (one.engine() != null) {
                    update.set("engine", one.engine());
                }
                if (one.tier() != null) {
                    update.set("tier", one.tier());
                }
                all.updateOne(query(where("_id").is(one.id()).and("claim").is(claim)), update);
            });
            all.execute();
        }
        if (!rest.isEmpty()) {
            mongo.remove(query(where("_id").in(rest).and("claim").is(claim)), KeptSentence.class);
        }
    }

    /** Also what is kept in more replicas than one is looked at by each: it does no harm. */
    private Duration look() {
        try {
            trim();
        } catch (DataAccessException e) {
            log.atWarn().log("Kept sentences are counted later: {}", e.toString());
        }
        return BETWEEN_LOOKS;
    }

    void trim() {
        long tooMany = mongo.estimatedCount(KeptSentence.class) - properties.mostKept();
        if (tooMany > 0) {
            mongo.find(
                            query(where("until").exists(true))
                                    .with(Sort.by("until"))
                                    .skip(tooMany - 1)
                                    .limit(1),
                            KeptSentence.class)
                    .forEach(last -> mongo.remove(query(where("until").lte(last.until())), KeptSentence.class));
        }
    }

    @Override
    public void start() {
        looks.start();
    }

    @Override
    public void stop() {
        looks.stop();
    }

    @Override
    public boolean isRunning() {
        return looks.isRunning();
    }
}
