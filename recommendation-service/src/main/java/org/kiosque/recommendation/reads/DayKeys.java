package org.kiosque.recommendation.reads;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The key of each day, on which all replicas agree: whoever needs it first makes it. */
@Component
class DayKeys {

    static final String COLLECTION = "dayKeys";

    /** Longer than a day by the differences of clocks, and no more. */
    private static final Duration KEPT = Duration.ofHours(25);

    private final MongoOperations mongo;
    private final InstantSource clock;

    DayKeys(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** @return that of the day: {@code mine} if there was none */
    String agreed(LocalDate day, String mine) {
        DayKey known = mongo.findById(day.toString(), DayKey.class);
        if (known != null) {
            return known.key();
        }
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        try {
            return mongo.insert(new DayKey(day.toString(), mine, begin.plus(KEPT)))
                    .key();
        } catch (DuplicateKeyException justMade) {
            return agreed(day, mine);
        }
    }

    /** Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT10M")
    void forget() {
        mongo.remove(query(where("until").lt(clock.instant())), DayKey.class);
    }

    /** @param key in hexadecimal digits */
    @Document(COLLECTION)
    record DayKey(@Id String day, String key, Instant until) {}
}
