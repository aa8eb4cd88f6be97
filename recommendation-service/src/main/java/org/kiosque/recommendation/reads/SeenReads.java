package org.kiosque.recommendation.reads;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The places of the day that are taken, so that each read counts once; a day later they are gone, like the key. */
@Component
class SeenReads {

    static final String COLLECTION = "seenReads";

    private static final Duration KEPT = Duration.ofHours(25);

    private final MongoOperations mongo;
    private final InstantSource clock;

    SeenReads(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(COLLECTION, List.of(new Index("until", Direction.ASC)));
    }

    /** @return false when the place was taken before, by whichever replica */
    boolean first(String place, Instant now) {
        try {
            mongo.insert(new SeenRead(place, now.plus(KEPT)));
            return true;
        } catch (DuplicateKeyException before) {
            return false;
        }
    }

    /** Harmless on several replicas at once. By hand, since not every server that we run on expires documents itself. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT10M")
    void purge() {
        mongo.remove(query(where("until").lt(clock.instant())), SeenRead.class);
    }

    @Document(COLLECTION)
    record SeenRead(@Id String place, Instant until) {}
}
