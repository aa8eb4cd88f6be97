package org.kiosque.translation.history;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.ErrorCategory;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.translation.translations.Unrecorded;
import org.kiosque.translation.translations.Wording;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** The history of all sentences, stored: lines are added, never changed, and the oldest go when a sentence has too many. */
@Component
public class SegmentHistory {

    static final String COLLECTION = "segmentHistory";

    /** Of one sentence in one translation. */
    static final int MOST_LINES = 50;

    static final CollectionIndexes INDEXES = new CollectionIndexes(
            COLLECTION,
            List.of(new Index("translation", Direction.ASC)
                    .on("sourceHash", Direction.ASC)
                    .on("at", Direction.DESC)
                    .on("_id", Direction.DESC)));

    private static final Keyset LATEST_FIRST = Keyset.newestFirst("at");

    private final MongoOperations mongo;

    SegmentHistory(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** @return at most one more than {@code limit}, the latest first */
    public List<Wording> of(String translation, String source, @Nullable Cursor after, int limit) {
        Criteria sentence =
                where("translation").is(translation).and("sourceHash").is(Wording.hash(source));
        return mongo.find(LATEST_FIRST.part(sentence, after, limit), RecordedWording.class).stream()
                .map(RecordedWording::wording)
                .toList();
    }

    /** Repeating it changes nothing. */
    void add(Unrecorded news) {
        var all = mongo.bulkOps(BulkMode.UNORDERED, RecordedWording.class);
        news.unrecorded().forEach(wording -> all.insert(RecordedWording.of(news.id(), wording)));
        try {
            all.execute();
        } catch (BulkOperationException e) {
            if (e.getErrors().stream()
                    .anyMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
        trim(news);
    }

    private void trim(Unrecorded news) {
        List<String> sentences =
                news.unrecorded().stream().map(Wording::sourceHash).distinct().toList();
        var counted = Aggregation.newAggregation(
                Aggregation.match(
                        where("translation").is(news.id()).and("sourceHash").in(sentences)),
                Aggregation.group("sourceHash").count().as("lines"),
                Aggregation.match(where("lines").gt(MOST_LINES)));
        mongo.aggregate(counted, COLLECTION, Document.class)
                .forEach(tooMany -> trim(
                        where("translation").is(news.id()).and("sourceHash").is(tooMany.getString("_id"))));
    }

    private void trim(Criteria sentence) {
        List<String> oldest =
                mongo.find(query(sentence).with(LATEST_FIRST.sort()).skip(MOST_LINES), RecordedWording.class).stream()
                        .map(RecordedWording::id)
                        .toList();
        mongo.remove(query(where("_id").in(oldest)), RecordedWording.class);
    }
}
