package org.kiosque.recommendation.reads;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How much each article was read and discussed in each hour of the last days: a document for each article and day, so that a
 * read is one small write. It tells of nobody. Each replica has all of it in memory, and reads from the store what was counted
 * since it looked last: however much there is, asking costs what is new. Safe for use by several threads.
 */
@Component
public class Attention {

    static final String COLLECTION = "attention";

    /** Of which hours are told. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    private static final Duration KEPT = LONGEST_WINDOW.plusDays(2);

    private static final String CHANGED = "changed";

    /** Longer than a write takes from its time until others can read it, and than the clocks of two servers of a store differ. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final MongoOperations mongo;
    private final InstantSource clock;
    private final RecentCounts recent = new RecentCounts();

    /** By the store's clock: whatever changed up to {@link #LATE} before is in memory. Null until all was read once. */
    private @Nullable Instant seen;

    Attention(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION, List.of(new Index("day", Direction.ASC), new Index(CHANGED, Direction.ASC)));
    }

    /** Hears what was counted of articles, hour by hour. */
    @FunctionalInterface
    public interface Listener {

        /**
         * @param hour its beginning
         * @param language tag of the one in which it was read; null where this is comments that readers can see
         * @param times at least 1
         */
        void counted(String articleId, Instant hour, @Nullable String language, long times);
    }

    void add(String articleId, Language language, Instant at) {
        mongo.upsert(
                query(where("_id").is(id(articleId, at))),
                new Update()
                        .setOnInsert("articleId", articleId)
                        .setOnInsert("day", at.truncatedTo(ChronoUnit.DAYS))
                        .inc("reads." + hourOf(at) + "." + language, 1L)
                        .currentDate(CHANGED),
                Day.class);
    }

    /** @param comments of that hour, all in all: repeating is harmless */
    void set(String articleId, Instant at, long comments) {
        mongo.upsert(
                query(where("_id").is(id(articleId, at))),
                new Update()
                        .setOnInsert("articleId", articleId)
                        .setOnInsert("day", at.truncatedTo(ChronoUnit.DAYS))
                        .set("comments." + hourOf(at), comments)
                        .currentDate(CHANGED),
                Day.class);
    }

    /**
     * Tells of all that was counted until this moment, on whichever replica, one article after the other.
     *
     * @param since {@link #LONGEST_WINDOW} ago at most; hours that began before are left out
     */
    public synchronized void tell(Instant since, Listener listener) {
        follow();
        recent.tell(since, listener);
    }

    /**
     * Reads what was counted since this was called last; at first, all of the last days.
     *
     * @return documents read
     */
    synchronized int follow() {
        Instant now = clock.instant();
        Instant first = now.minus(LONGEST_WINDOW).truncatedTo(ChronoUnit.DAYS);
        recent.forgetBefore(first);
        Instant latest = seen;
        int read = 0;
        if (latest == null) {
            latest = latestChange(); // before all is read: what changes meanwhile is read once more
            try (Stream<Day> days = mongo.stream(query(where("day").gte(first)), Day.class)) {
                for (Day day : (Iterable<Day>) days::iterator) {
                    recent.put(day);
                    read++;
                }
            }
        }
        Instant from =
                (latest.isAfter(now) ? now : latest).minus(LATE); // a clock that was ahead hides nothing that follows
        try (Stream<Day> days = mongo.stream(changedSince(from), Day.class)) {
            for (Day day : (Iterable<Day>) days::iterator) {
                recent.put(day);
                Instant changed = Objects.requireNonNull(day.changed());
                latest = changed.isAfter(latest) ? changed : latest;
                read++;
            }
        }
        seen = latest; // only now: they come in any order
        return read;
    }

    static Query changedSince(Instant time) {
        return query(where(CHANGED).gte(time));
    }

    private Instant latestChange() {
        Day latest =
                mongo.findOne(new Query().with(Sort.by(Direction.DESC, CHANGED)).limit(1), Day.class);
        return latest == null || latest.changed() == null ? Instant.EPOCH : latest.changed();
    }

    /** Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT40S", fixedDelayString = "PT1H")
    void purge() {
        mongo.remove(query(where("day").lt(clock.instant().minus(KEPT))), Day.class);
    }

    private static String id(String articleId, Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC) + ":" + articleId;
    }

    private static int hourOf(Instant at) {
        return at.atOffset(ZoneOffset.UTC).getHour();
    }

    /**
     * @param day its beginning, UTC
     * @param reads by hour, then by language tag; null before the first
     * @param comments by hour; null before the first
     * @param changed when one of them was counted last, by the store's clock; null where a version that did not say so was the
     *     only one to count
     */
    @Document(COLLECTION)
    record Day(
            @Id String id,
            String articleId,
            Instant day,
            @Nullable Map<String, Map<String, Long>> reads,
            @Nullable Map<String, Long> comments,
            @Nullable Instant changed) {

        Map<String, Map<String, Long>> readsByHour() {
            return reads == null ? Map.of() : reads;
        }

        Map<String, Long> commentsByHour() {
            return comments == null ? Map.of() : comments;
        }
    }
}
