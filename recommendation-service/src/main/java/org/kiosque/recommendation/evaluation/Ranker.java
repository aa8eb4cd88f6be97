package org.kiosque.recommendation.evaluation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.Analyzers;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.index.LanguageIndex;
import org.kiosque.recommendation.related.ranking.Ranked;
import org.kiosque.recommendation.related.ranking.Weights;
import org.kiosque.recommendation.related.similarity.SimilarArticles;

/** Answers what is worth reading after an article: ids, best first. */
@FunctionalInterface
interface Ranker {

    List<String> after(String articleId, Language language, int atMost) throws IOException;

    /** As the service ranks. */
    static Ranker kiosque(ArticleIndex index, Weights weights, Instant now) {
        var similar = new SimilarArticles();
        return (articleId, language, atMost) -> similar.to(index, articleId, language, Map.of(), weights, now).stream()
                .limit(atMost)
                .map(Ranked::articleId)
                .toList();
    }

    /** Lucene's own query, with the parameters that it comes with. */
    static Ranker moreLikeThis(ArticleIndex index) {
        return (articleId, language, atMost) -> index.<List<String>>ask(
                        language,
                        searcher -> Optional.of(like(
                                searcher, articleId, language, atMost, new MoreLikeThis(searcher.getIndexReader()))))
                .orElseGet(List::of);
    }

    /** The same for texts that are short and few: words that are there once count, and the more telling ones more. */
    static Ranker moreLikeThisTuned(ArticleIndex index) {
        return (articleId, language, atMost) -> index.<List<String>>ask(language, searcher -> {
                    var tuned = new MoreLikeThis(searcher.getIndexReader());
                    tuned.setMinTermFreq(1);
                    tuned.setMinDocFreq(2);
                    tuned.setMinWordLen(3);
                    tuned.setMaxQueryTerms(50);
                    tuned.setBoost(true);
                    return Optional.of(like(searcher, articleId, language, atMost, tuned));
                })
                .orElseGet(List::of);
    }

    /** The same at each run. */
    static Ranker random(List<String> all) {
        return (articleId, _, atMost) -> {
            var others = new ArrayList<>(all);
            others.remove(articleId);
            Collections.shuffle(others, new Random(articleId.hashCode()));
            return List.copyOf(others.subList(0, Math.min(atMost, others.size())));
        };
    }

    private static List<String> like(
            IndexSearcher searcher, String articleId, Language language, int atMost, MoreLikeThis moreLikeThis)
            throws IOException {
        moreLikeThis.setAnalyzer(Analyzers.of(language));
        moreLikeThis.setFieldNames(new String[] {LanguageIndex.TITLE, LanguageIndex.LEAD, LanguageIndex.BODY});
        Query itself = new TermQuery(new Term(LanguageIndex.ARTICLE, articleId));
        var readable = new BooleanQuery.Builder()
                .add(itself, Occur.FILTER)
                .add(LanguageIndex.isReadable(), Occur.FILTER)
                .build();
        List<String> found = new ArrayList<>();
        for (ScoreDoc article : searcher.search(readable, 1).scoreDocs) {
            Map<String, Collection<Object>> words = new HashMap<>();
            LanguageIndex.words(searcher, article.doc).forEach((field, text) -> words.put(field, List.of(text)));
            var others = new BooleanQuery.Builder()
                    .add(moreLikeThis.like(words), Occur.MUST)
                    .add(LanguageIndex.isReadable(), Occur.FILTER)
                    .add(itself, Occur.MUST_NOT)
                    .build();
            for (ScoreDoc hit : searcher.search(others, atMost).scoreDocs) {
                found.add(searcher.storedFields().document(hit.doc).get(LanguageIndex.ARTICLE));
            }
        }
        return List.copyOf(found);
    }
}
