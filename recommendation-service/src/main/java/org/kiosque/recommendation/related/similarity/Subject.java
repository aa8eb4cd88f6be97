package org.kiosque.recommendation.related.similarity;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.kiosque.recommendation.index.LanguageIndex;
import org.kiosque.recommendation.related.ranking.Sketch;

/**
 * Says in a query what an indexed text is about: its most telling words, found by {@link MoreLikeThis}, and its tags. A
 * word of the title says more than one of the lead, and that more than one of the body, in the text itself and in those
 * that it is compared with.
 */
final class Subject {

    private static final Map<String, Float> WEIGHT_OF_FIELD =
            Map.of(LanguageIndex.TITLE, 2f, LanguageIndex.LEAD, 1.3f, LanguageIndex.BODY, 1f);

    /** All tags in common count this much of what all words in common would, when candidates are looked for. */
    private static final double WEIGHT_OF_TAGS = 0.35;

    private static final int WORDS_OF_EACH_FIELD = 25;
    private static final int SHORTEST_WORD = 3;

    /** A word that more texts than this share of all use tells little, and costs the most to look up. */
    private static final double COMMON_WORD = 0.05;

    /** In a small newspaper no word is too common. */
    private static final int TEXTS_OF_A_SMALL_SITE = 100;

    /** What a word's finds in the other two fields add to the best one. */
    private static final float OTHER_FIELDS = 0.2f;

    private final IndexSearcher searcher;
    private final IndexReader reader;
    private final Analyzer analyzer;
    private final Cache<InSegment, Sketch> sketches;

    /**
     * Where a text stands for good.
     *
     * @param segment of an index, which never changes
     * @param document within it
     */
    record InSegment(IndexReader.CacheKey segment, int document) {}

    /**
     * @param analyzer of the language
     * @param sketches of texts that were compared before
     */
    Subject(IndexSearcher searcher, Analyzer analyzer, Cache<InSegment, Sketch> sketches) {
        this.searcher = searcher;
        this.analyzer = analyzer;
        this.sketches = sketches;
        this.reader = searcher.getIndexReader();
    }

    /** @return what the words say; without a clause when there are none */
    BooleanQuery words(int document) throws IOException {
        Map<String, String> text = LanguageIndex.words(searcher, document);
        Map<String, Float> words = new HashMap<>();
        for (var field : WEIGHT_OF_FIELD.entrySet()) {
            tellingWords(field.getKey(), text.getOrDefault(field.getKey(), ""))
                    .forEach((word, weight) -> words.merge(word, field.getValue() * weight, Float::sum));
        }
        var query = new BooleanQuery.Builder();
        for (var word : words.entrySet()) {
            query.add(new BoostQuery(inAnyField(word.getKey()), word.getValue()), Occur.SHOULD);
        }
        return query.build();
    }

    /**
     * @param tags the text's own, with what each adds to the score
     */
    static BooleanQuery wordsAndTags(BooleanQuery words, Map<String, Float> tags) {
        var query = new BooleanQuery.Builder().add(words, Occur.SHOULD);
        tags.forEach((tag, weight) -> query.add(
                new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(LanguageIndex.TAG, tag))), weight),
                Occur.SHOULD));
        return query.build();
    }

    /** @return the text's own tags, with what each adds to a score that its words make {@code wordsScore}: rare ones more */
    Map<String, Float> tags(Document text, double wordsScore) throws IOException {
        Map<String, Double> rarity = new HashMap<>();
        for (String tag : text.getValues(LanguageIndex.TAG)) {
            int others = reader.docFreq(new Term(LanguageIndex.TAG, tag));
            rarity.put(tag, Math.log(1 + (1.0 + reader.numDocs()) / (1.0 + others)));
        }
        double all = rarity.values().stream().mapToDouble(rare -> rare).sum();
        Map<String, Float> weights = new HashMap<>();
        rarity.forEach(
                (tag, rare) -> weights.put(tag, (float) (Math.max(wordsScore, 1) * WEIGHT_OF_TAGS * rare / all)));
        return weights;
    }

    /** @return a sample of all its words */
    Sketch sketch(int document) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
        var place = new InSegment(leaf.reader().getCoreCacheHelper().getKey(), document - leaf.docBase);
        Sketch known = sketches.getIfPresent(place);
        if (known == null) {
            known = read(document);
            sketches.put(place, known);
        }
        return known;
    }

    private Sketch read(int document) throws IOException {
        Set<String> words = new HashSet<>();
        for (var part : LanguageIndex.words(searcher, document).entrySet()) {
            try (TokenStream each = analyzer.tokenStream(part.getKey(), part.getValue())) {
                CharTermAttribute word = each.addAttribute(CharTermAttribute.class);
                each.reset();
                while (each.incrementToken()) {
                    words.add(word.toString());
                }
                each.end();
            }
        }
        return Sketch.of(words);
    }

    /** @return words with weights, 1 for the most telling */
    private Map<String, Float> tellingWords(String field, String text) throws IOException {
        var moreLikeThis = new MoreLikeThis(reader);
        moreLikeThis.setAnalyzer(analyzer);
        moreLikeThis.setFieldNames(new String[] {field});
        moreLikeThis.setMinTermFreq(1);
        moreLikeThis.setMinDocFreq(1);
        moreLikeThis.setMaxDocFreq(Math.max(TEXTS_OF_A_SMALL_SITE, (int) (reader.numDocs() * COMMON_WORD)));
        moreLikeThis.setMinWordLen(SHORTEST_WORD);
        moreLikeThis.setMaxQueryTerms(WORDS_OF_EACH_FIELD);
        moreLikeThis.setBoost(true);
        Map<String, Float> words = new HashMap<>();
        if (moreLikeThis.like(field, new StringReader(text)) instanceof BooleanQuery likes) {
            for (BooleanClause like : likes) {
                if (like.query() instanceof BoostQuery boosted && boosted.getQuery() instanceof TermQuery word) {
                    words.put(word.getTerm().text(), boosted.getBoost());
                }
            }
        }
        return words;
    }

    /** Where a word stands is looked up here, once for all questions that are asked with it. */
    private Query inAnyField(String word) throws IOException {
        List<Query> fields = new ArrayList<>();
        for (var field : WEIGHT_OF_FIELD.entrySet()) {
            var term = new Term(field.getKey(), word);
            TermStates there = TermStates.build(searcher, term, true);
            if (there.docFreq() > 0) {
                fields.add(new BoostQuery(new TermQuery(term, there), field.getValue()));
            }
        }
        return new DisjunctionMaxQuery(fields, OTHER_FIELDS);
    }
}
