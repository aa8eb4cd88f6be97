package org.kiosque.recommendation.steering;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The log of what editors have decided. Nothing in it is ever changed or removed; what holds is the last entry about a pair of
 * articles, or about an article alone.
 */
@Component
public class Steering {

    /** What answers tell of that editors have a say in. */
    public static final String CONTENTS = "steering";

    /** Of a boost: so that only as much of the log has to be looked at. */
    static final Duration LONGEST_BOOST = Duration.ofDays(7);

    static final String COLLECTION = "steeringLog";

    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("at");
    private static final Sort OLDEST_FIRST = Sort.by("at", "_id");

    private final MongoOperations mongo;
    private final Changes changes;

    private volatile long known = -1;

    Steering(MongoOperations mongo, Changes changes) {
        this.mongo = mongo;
        this.changes = changes;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index("articleId", Direction.ASC).on("at", Direction.ASC),
                        new Index("action", Direction.ASC).on("at", Direction.ASC),
                        new Index("at", Direction.DESC).on("_id", Direction.DESC)));
    }

    /**
     * What holds for the articles beside one.
     *
     * @param pins ids, the first that was pinned first
     * @param bars ids
     */
    public record Beside(List<String> pins, Set<String> bars) {}

    public Beside beside(String articleId) {
        List<Entry> holding = holding(articleId);
        return new Beside(
                holding.stream()
                        .filter(entry -> entry.action() == Action.PIN)
                        .map(Entry::other)
                        .toList(),
                holding.stream()
                        .filter(entry -> entry.action() == Action.BAR)
                        .map(Entry::other)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** @return pins and bars of an article, the oldest first */
    List<Entry> holding(String articleId) {
        Map<String, Entry> last = new LinkedHashMap<>();
        var beside = where("articleId").is(articleId).and("otherId").exists(true);
        for (Entry entry : mongo.find(query(beside).with(OLDEST_FIRST), Entry.class)) {
            last.remove(entry.other()); // so that what was pinned again stands last
            last.put(entry.other(), entry);
        }
        return last.values().stream()
                .filter(entry -> entry.action() != Action.RELEASE)
                .toList();
    }

    /** @return ids of what is breaking news now, the latest first */
    public List<String> breaking(Instant now) {
        return boosts(now).stream().map(Entry::articleId).toList().reversed();
    }

    /** @return those that hold now, the oldest first */
    List<Entry> boosts(Instant now) {
        Map<String, Entry> last = new LinkedHashMap<>();
        var boosts = where("action").in(Action.BOOST, Action.UNBOOST).and("at").gte(now.minus(LONGEST_BOOST));
        for (Entry entry : mongo.find(query(boosts).with(OLDEST_FIRST), Entry.class)) {
            last.remove(entry.articleId());
            last.put(entry.articleId(), entry);
        }
        return last.values().stream()
                .filter(entry -> entry.until() != null && entry.until().isAfter(now))
                .toList();
    }

    /** @param before what held until now about the same; null for nothing */
    void append(Entry entry, @Nullable Entry before) {
        // the clocks of replicas differ: what is decided later has to stand later
        Instant at = before == null || entry.at().isAfter(before.at())
                ? entry.at()
                : before.at().plusMillis(1);
        mongo.insert(entry.at(at));
        changes.of(CONTENTS);
    }

    /** @return whether any was decided, the latest first, one more than asked for if there is more */
    List<Entry> page(@Nullable Cursor after, int limit) {
        return mongo.find(NEWEST_FIRST.part(new Criteria(), after, limit), Entry.class);
    }

    /** The log only grows: its size tells what another replica has written. */
    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
    void look() {
        try {
            long size = mongo.estimatedCount(Entry.class);
            if (size != known) {
                known = size;
                changes.of(CONTENTS);
            }
        } catch (DataAccessException away) {
            // answers that are kept end by age
        }
    }

    /**
     * @param otherId null for what is about the article alone
     * @param until end of a boost; null for none
     * @param note why; null if nobody said
     * @param by name of the editor
     */
    @Document(COLLECTION)
    record Entry(
            @Id String id,
            Action action,
            String articleId,
            @Nullable String otherId,
            @Nullable Instant until,
            @Nullable String note,
            String by,
            Instant at) {

        static Entry about(String articleId, @Nullable String otherId, Decision decision) {
            return new Entry(
                    RandomId.next(),
                    decision.action(),
                    articleId,
                    otherId,
                    decision.until(),
                    decision.note(),
                    decision.by(),
                    decision.at());
        }

        String other() {
            return Optional.ofNullable(otherId).orElseThrow();
        }

        Entry at(Instant later) {
            return new Entry(id, action, articleId, otherId, until, note, by, later);
        }
    }

    /** @param by name of the editor */
    record Decision(
            Action action,
            @Nullable Instant until,
            @Nullable String note,
            String by,
            Instant at) {}
}
