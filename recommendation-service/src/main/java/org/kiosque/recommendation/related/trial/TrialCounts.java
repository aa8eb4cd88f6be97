package org.kiosque.recommendation.related.trial;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How often each weighting was shown and clicked, by day: a handful of documents, which tell of nobody. */
@Component
class TrialCounts {

    static final String COLLECTION = "trialCounts";

    private static final Duration KEPT = Duration.ofDays(90);

    private final MongoOperations mongo;
    private final InstantSource clock;

    TrialCounts(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    void shown(Place place, Variant variant, Instant at) {
        add(place, variant, at, "shown", "clicks");
    }

    void clicked(Place place, Variant variant, Instant at) {
        add(place, variant, at, "clicks", "shown");
    }

    private void add(Place place, Variant variant, Instant at, String what, String other) {
        Instant day = at.truncatedTo(ChronoUnit.DAYS);
        mongo.upsert(
                query(where("_id").is(day.toString().substring(0, 10) + ":" + place.tag() + ":" + variant.tag())),
                new Update()
                        .setOnInsert("day", day)
                        .setOnInsert("place", place)
                        .setOnInsert("variant", variant)
                        .setOnInsert(other, 0L)
                        .inc(what, 1L),
                Count.class);
    }

    /** @return of the last 90 days, the latest first */
    List<Count> all() {
        return mongo.findAll(Count.class).stream()
                .sorted(Comparator.comparing(Count::day)
                        .reversed()
                        .thenComparing(Count::place)
                        .thenComparing(Count::variant))
                .toList();
    }

    /** Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void purge() {
        mongo.remove(query(where("day").lt(clock.instant().minus(KEPT))), Count.class);
    }

    /** @param day its beginning, UTC */
    @Document(COLLECTION)
    record Count(@Id String id, Instant day, Place place, Variant variant, long shown, long clicks) {}
}
