package org.kiosque.recommendation.search.query;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/**
 * What counting the values of a field needs to know of an index as it is, which takes a look at all values: made once for each
 * state of an index, and forgotten with it. Safe for use by several threads.
 */
final class FacetStates {

    private final Map<IndexReader.CacheKey, Map<String, StringDocValuesReaderState>> known = new ConcurrentHashMap<>();

    /** @param reader is not closed meanwhile */
    StringDocValuesReaderState of(IndexReader reader, String field) throws IOException {
        IndexReader.@Nullable CacheHelper helper = reader.getReaderCacheHelper();
        if (helper == null) {
            return new StringDocValuesReaderState(reader, field);
        }
        Map<String, StringDocValuesReaderState> fields = known.computeIfAbsent(helper.getKey(), _ -> {
            helper.addClosedListener(known::remove);
            return new ConcurrentHashMap<>();
        });
        StringDocValuesReaderState state = fields.get(field);
        if (state == null) {
            state = new StringDocValuesReaderState(reader, field); // perhaps by two at once, who find the same
            fields.put(field, state);
        }
        return state;
    }

    /** How many states of indexes are known. */
    int size() {
        return known.size();
    }
}
