package org.kiosque.recommendation.reads;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How much each article was read and discussed in each hour of the last days: a document for each article and day, so that a
 * read is one small write. It tells of nobody.
 */
@Component
public class Attention {

    static final String COLLECTION = "attention";

    /** Of which hours are told. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    private static final Duration KEPT = LONGEST_WINDOW.plusDays(2);

    private final MongoOperations mongo;
    private final InstantSource clock;

    Attention(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(COLLECTION, List.of(new Index("day", Direction.ASC)));
    }

    /**
     * What happened to one article within one hour.
     *
     * @param hour its beginning
     * @param reads by language tag
     * @param comments that readers can see
     */
    public record Hour(String articleId, Instant hour, Map<String, Long> reads, long comments) {}

    void add(String articleId, Language language, Instant at) {
        mongo.upsert(
                query(where("_id").is(id(articleId, at))),
                new Update()
                        .setOnInsert("articleId", articleId)
                        .setOnInsert("day", at.truncatedTo(ChronoUnit.DAYS))
                        .inc("reads." + hourOf(at) + "." + language, 1L),
                Day.class);
    }

    /** @param comments of that hour, all in all: repeating is harmless */
    void set(String articleId, Instant at, long comments) {
        mongo.upsert(
                query(where("_id").is(id(articleId, at))),
                new Update()
                        .setOnInsert("articleId", articleId)
                        .setOnInsert("day", at.truncatedTo(ChronoUnit.DAYS))
                        .set("comments." + hourOf(at), comments),
                Day.class);
    }

    /** @param since {@link #LONGEST_WINDOW} ago at most; hours that began before are left out */
    public void forEach(Instant since, Consumer<Hour> told) {
        Instant firstDay = since.truncatedTo(ChronoUnit.DAYS);
        try (Stream<Day> days = mongo.stream(query(where("day").gte(firstDay)), Day.class)) {
            days.forEach(day ->
                    day.hours().filter(hour -> !hour.hour().isBefore(since)).forEach(told));
        }
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
     */
    @Document(COLLECTION)
    record Day(
            @Id String id,
            String articleId,
            Instant day,
            @Nullable Map<String, Map<String, Long>> reads,
            @Nullable Map<String, Long> comments) {

        Stream<Hour> hours() {
            Map<String, Map<String, Long>> read = reads == null ? Map.of() : reads;
            Map<String, Long> said = comments == null ? Map.of() : comments;
            var all = new HashMap<>(read);
            said.keySet().forEach(hour -> all.putIfAbsent(hour, Map.of()));
            return all.entrySet().stream()
                    .map(hour -> new Hour(
                            articleId,
                            day.plus(Duration.ofHours(Integer.parseInt(hour.getKey()))),
                            hour.getValue(),
                            said.getOrDefault(hour.getKey(), 0L)));
        }
    }
}
