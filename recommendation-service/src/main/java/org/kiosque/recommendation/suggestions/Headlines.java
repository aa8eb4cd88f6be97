package org.kiosque.recommendation.suggestions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.Analyzers;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.index.LanguageIndex;

/** Finds articles by the beginning of a word of their headlines. Safe for use by several threads. */
final class Headlines {

    /** Words of what is typed that count. */
    private static final int MOST_WORDS = 8;

    private static final Sort NEWEST_FIRST =
            new Sort(LongField.newSortField(LanguageIndex.PUBLISHED_AT, true, SortedNumericSelector.Type.MAX));

    private final Analyzer analyzer = Analyzers.ofWholeWords();

    /**
     * @param typed of which the last word may go on
     * @return ids of at most {@code limit} articles whose headline has all words, newest first
     */
    List<String> beginning(ArticleIndex index, String typed, Language language, int limit) throws IOException {
        List<String> words = words(typed);
        return words.isEmpty()
                ? List.of()
                : index.<List<String>>ask(language, searcher -> Optional.of(found(searcher, query(words), limit)))
                        .orElseGet(List::of);
    }

    private static BooleanQuery query(List<String> words) {
        var query = new BooleanQuery.Builder().add(LanguageIndex.isReadable(), Occur.FILTER);
        for (String word : words.subList(0, words.size() - 1)) {
            query.add(new TermQuery(new Term(LanguageIndex.HEADLINE, word)), Occur.FILTER);
        }
        return query.add(new PrefixQuery(new Term(LanguageIndex.HEADLINE, words.getLast())), Occur.FILTER)
                .build();
    }

    private static List<String> found(IndexSearcher searcher, BooleanQuery query, int limit) throws IOException {
        List<String> ids = new ArrayList<>();
        var stored = searcher.storedFields();
        for (ScoreDoc hit : searcher.search(query, limit, NEWEST_FIRST).scoreDocs) {
            ids.add(stored.document(hit.doc).get(LanguageIndex.ARTICLE));
        }
        return ids;
    }

    private List<String> words(String typed) throws IOException {
        List<String> words = new ArrayList<>();
        try (var split = analyzer.tokenStream(LanguageIndex.HEADLINE, typed)) {
            var word = split.addAttribute(CharTermAttribute.class);
            split.reset();
            while (words.size() < MOST_WORDS && split.incrementToken()) {
                words.add(word.toString());
            }
        }
        return words;
    }
}
