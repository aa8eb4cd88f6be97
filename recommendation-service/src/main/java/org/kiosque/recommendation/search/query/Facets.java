package org.kiosque.recommendation.search.query;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LongValueFacetCounts;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.kiosque.recommendation.index.LanguageIndex;

/**
 * By what a list can be narrowed: the most frequent of each kind, 20 at most, the most frequent first.
 *
 * @param tags by key
 * @param authors by key
 * @param years of publication, UTC
 */
public record Facets(List<Count> tags, List<Count> authors, List<Count> years) {

    public static final Facets NONE = new Facets(List.of(), List.of(), List.of());

    private static final int MOST = 20;

    /** @param count of articles that are found and have it */
    public record Count(String key, int count) {}

    static Facets of(IndexSearcher searcher, Query query, FacetStates states) throws IOException {
        FacetsCollector found = searcher.search(query, new FacetsCollectorManager());
        return new Facets(
                keys(LanguageIndex.TAG, searcher, found, states),
                keys(LanguageIndex.AUTHOR, searcher, found, states),
                counts(new LongValueFacetCounts(LanguageIndex.YEAR, found).getTopChildren(MOST, LanguageIndex.YEAR)));
    }

    private static List<Count> keys(String field, IndexSearcher searcher, FacetsCollector found, FacetStates states)
            throws IOException {
        var all = states.of(searcher.getIndexReader(), field);
        return counts(new StringValueFacetCounts(all, found).getTopChildren(MOST, field));
    }

    private static List<Count> counts(@Nullable FacetResult result) {
        return result == null
                ? List.of()
                : Stream.of(result.labelValues)
                        .map(label -> new Count(label.label, label.value.intValue()))
                        .toList();
    }
}
