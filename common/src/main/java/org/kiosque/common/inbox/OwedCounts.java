package org.kiosque.common.inbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Numbers that are counted anew from documents, each of which an {@link Inbox} writes: as a rule by whoever wrote one, right after it,
 * but for each number twice a second at most. What is written in between is marked, in the same write, and counted together; so an
 * event costs no more where there are many documents to count. Whoever dies leaves the marks to the others. Safe for use by several
 * threads and on several replicas.
 *
 * @param <T> of the documents, which have their last event's sequence in the field {@code sequence}
 */
public final class OwedCounts<T> {

    private static final String MARK = "owed";
    private static final String SEQUENCE = "sequence";

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final int AT_ONCE = 1_000;

    /** Of more numbers at once, some may be counted more often. */
    private static final int MOST_NUMBERS = 10_000;

    private final MongoOperations mongo;
    private final Class<T> document;
    private final Function<T, String> id;
    private final ToLongFunction<T> sequence;
    private final Cache<String, Boolean> justCounted = Caffeine.newBuilder()
            .maximumSize(MOST_NUMBERS)
            .expireAfterWrite(PERIOD)
            .build();

    public OwedCounts(MongoOperations mongo, Class<T> document, Function<T, String> id, ToLongFunction<T> sequence) {
        this.mongo = mongo;
        this.document = document;
        this.id = id;
        this.sequence = sequence;
    }

    /** By which marked documents are found. */
    public static Index index() {
        return new Index(MARK, Direction.ASC).sparse();
    }

    /**
     * To be asked before a document is written.
     *
     * @param number what it counts for
     * @param write of the document, which marks it unless the caller is to count
     * @return whether the caller is to count afterwards; also where the write turned out to be a repetition: who wrote it first may
     *     have died before counting
     */
    public boolean isNow(String number, Update write) {
        boolean now = justCounted.asMap().putIfAbsent(number, true) == null;
        if (now) {
            write.unset(MARK);
        } else {
            write.set(MARK, true);
        }
        return now;
    }

    /**
     * One round of a loop.
     *
     * @param counting the numbers for which these documents count
     * @return how long the next round has time
     */
    public Duration pay(Consumer<List<T>> counting) {
        List<T> owed = mongo.find(query(where(MARK).is(true)).limit(AT_ONCE), document);
        if (owed.isEmpty()) {
            return PERIOD;
        }
        counting.accept(owed);
        BulkOperations paid = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, document);
        owed.forEach(one -> paid.updateOne(asCounted(one), new Update().unset(MARK)));
        paid.execute();
        return owed.size() < AT_ONCE ? PERIOD : Duration.ZERO;
    }

    /** What was written since then is not counted yet. */
    private Query asCounted(T one) {
        return query(where("_id").is(id.apply(one)).and(SEQUENCE).is(sequence.applyAsLong(one)));
    }
}
