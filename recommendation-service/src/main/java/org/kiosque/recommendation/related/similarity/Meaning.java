package org.kiosque.recommendation.related.similarity;

import static org.kiosque.recommendation.index.MeaningIndex.ARTICLE;
import static org.kiosque.recommendation.index.MeaningIndex.VECTOR;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** How near in meaning others are to one article. For as long as the searcher is lent. */
final class Meaning {

    private final IndexSearcher searcher;
    private final byte @Nullable [] vector;

    /** @param searcher of the index of meanings, in which the article may not be (yet) */
    Meaning(IndexSearcher searcher, String articleId) throws IOException {
        this.searcher = searcher;
        ScoreDoc[] itself = searcher.search(new TermQuery(new Term(ARTICLE, articleId)), 1).scoreDocs;
        this.vector = itself.length == 0 ? null : vector(searcher, itself[0].doc);
    }

    private static byte @Nullable [] vector(IndexSearcher searcher, int document) throws IOException {
        LeafReaderContext leaf =
                searcher.getLeafContexts().get(ReaderUtil.subIndex(document, searcher.getLeafContexts()));
        var vectors = leaf.reader().getByteVectorValues(VECTOR);
        if (vectors == null) {
            return null;
        }
        DocIndexIterator places = vectors.iterator();
        int place = document - leaf.docBase;
        return places.advance(place) == place
                ? vectors.vectorValue(places.index()).clone()
                : null;
    }

    /** @return what another state of the index of meanings is told apart by */
    static Object state(IndexSearcher searcher) {
        return searcher.getIndexReader().getReaderCacheHelper().getKey();
    }

    /** @return ids, nearest first, without its own: by the graph, which overlooks one now and then; none while its own is unknown */
    List<String> nearest(int most) throws IOException {
        List<String> ids = new ArrayList<>();
        if (vector != null) {
            for (ScoreDoc near :
                    searcher.search(new KnnByteVectorQuery(VECTOR, vector, most + 1), most + 1).scoreDocs) {
                ids.add(id(near));
            }
            return ids.subList(Math.min(1, ids.size()), ids.size()); // itself is nearest
        }
        return ids;
    }

    /** @return the cosine for each whose vector is known, by id; none while its own is unknown */
    Map<String, OptionalDouble> to(Collection<String> ids) throws IOException {
        Map<String, OptionalDouble> near = new HashMap<>();
        if (vector != null && !ids.isEmpty()) {
            Query those =
                    new TermInSetQuery(ARTICLE, ids.stream().map(BytesRef::new).toList());
            // of no more than it is asked for, it compares each
            var all = new KnnByteVectorQuery(VECTOR, vector, ids.size(), those);
            for (ScoreDoc hit : searcher.search(all, ids.size()).scoreDocs) {
                near.put(id(hit), OptionalDouble.of(2.0 * hit.score - 1));
            }
        }
        return near;
    }

    private String id(ScoreDoc hit) throws IOException {
        return searcher.storedFields().document(hit.doc).get(ARTICLE);
    }
}
