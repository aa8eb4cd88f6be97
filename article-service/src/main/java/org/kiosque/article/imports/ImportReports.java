package org.kiosque.article.imports;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** What is to be told of single items of imports: of those that were skipped, and of those that lost something. */
@Component
class ImportReports {

    static final String COLLECTION = "importReports";

    /** Of one import; of further ones only the number is known. */
    static final int MOST_ENTRIES = 10_000;

    private static final String IMPORT = "importId";
    private static final String NUMBER = "number";
    private static final int LONGEST = 500;

    private final MongoOperations mongo;

    ImportReports(MongoOperations mongo) {
        this.mongo = mongo;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(COLLECTION, List.of(new Index(IMPORT, Direction.ASC).on(NUMBER, Direction.ASC)));
    }

    /** @param number of the item in its file; repeating it with the same one is harmless */
    void tell(String importId, long number, String item, String outcome, String reason) {
        String id = importId + "." + number;
        String told = reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason;
        mongo.save(new Entry(id, importId, number, item, outcome, told));
    }

    /** @return in the order of the file, those after {@code number}, at most one more than {@code limit} */
    List<Entry> list(String importId, long number, int limit) {
        return mongo.find(
                query(where(IMPORT).is(importId).and(NUMBER).gt(number))
                        .with(Sort.by(NUMBER))
                        .limit(limit + 1),
                Entry.class);
    }

    /**
     * @param item what people know it by
     * @param outcome {@code skipped}, {@code joined} or {@code imported}
     */
    @Document(COLLECTION)
    record Entry(@Id String id, String importId, long number, String item, String outcome, String reason) {}
}
