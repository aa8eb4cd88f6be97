package org.kiosque.recommendation.search.query;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.Analyzers;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.index.LanguageIndex;

/**
 * Finds articles by words. Where nothing has the words as they were typed, one slip in each is forgiven. Safe for use by
 * several threads.
 */
public final class ArticleSearch {

    /** Of which anybody sees a part. */
    public static final int MOST_RESULTS = 1_000;

    /** How far the last result may have moved since it was seen. */
    private static final int SLACK = 50;

    /** How much being new adds, about as much as a word of the body. */
    private static final float FRESHNESS = 1;

    /** How much being breaking news adds, while it lasts: about as much as a rare word of the title. */
    private static final float BREAKING = 10;

    /** After this time half of it is gone. */
    private static final Duration HALF_FRESH = Duration.ofDays(30);

    private static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, new SortField(LanguageIndex.ARTICLE, SortField.Type.STRING));

    private final Map<Language, Analyzer> analyzers = new ConcurrentHashMap<>();
    private final FacetStates facetStates = new FacetStates();

    /**
     * @param after the last result that was seen; null at the beginning
     * @return at most {@code limit} articles that can be read in that language; empty when none are known in it
     */
    public Optional<Results> search(
            ArticleIndex index, Question question, @Nullable Position after, int limit, Instant now)
            throws IOException {
        return index.ask(question.language(), searcher -> {
            Instant asOf = after == null ? now.truncatedTo(ChronoUnit.DAYS) : after.asOf();
            if (after == null || !after.tolerant()) {
                Results asTyped = results(searcher, question, after, new Reading(false, asOf, limit));
                if (after != null || !asTyped.found().isEmpty()) {
                    return Optional.of(asTyped);
                }
            }
            return Optional.of(results(searcher, question, after, new Reading(true, asOf, limit)));
        });
    }

    /** @return by what all that is found can be narrowed; empty when no articles are known in that language */
    public Optional<Facets> facets(ArticleIndex index, Question question, Instant now) throws IOException {
        return index.ask(question.language(), searcher -> {
            Facets asTyped = facets(searcher, question, false, now);
            return Optional.of(asTyped.years().isEmpty() ? facets(searcher, question, true, now) : asTyped);
        });
    }

    private Facets facets(IndexSearcher searcher, Question question, boolean tolerant, Instant now) throws IOException {
        Analyzer analyzer = analyzers.computeIfAbsent(question.language(), Analyzers::of);
        return Facets.of(searcher, query(question, Words.of(question.words(), analyzer, tolerant), now), facetStates);
    }

    private record Reading(boolean tolerant, Instant asOf, int limit) {}

    private Results results(IndexSearcher searcher, Question question, @Nullable Position after, Reading reading)
            throws IOException {
        Analyzer analyzer = analyzers.computeIfAbsent(question.language(), Analyzers::of);
        // With the words that a slip makes of one, each of which the index knows where it stands: looked for once.
        Query words = searcher.rewrite(Words.of(question.words(), analyzer, reading.tolerant()));
        var highlights = new Highlights(words, analyzer, question.language());
        int seen = after == null ? 0 : Math.min(after.seen(), MOST_RESULTS);
        Query query = query(question, words, reading.asOf());
        int wanted = seen + reading.limit() + 1 + SLACK;
        ScoreDoc[] hits =
                searcher.search(query, new TopFieldCollectorManager(BEST_FIRST, wanted, null, wanted)).scoreDocs;
        int begin = after == null ? 0 : behind(after.articleId(), hits, seen);
        int end = Math.min(hits.length, begin + reading.limit());
        ScoreDoc[] shown = begin < end ? Arrays.copyOfRange(hits, begin, end) : new ScoreDoc[0];
        List<@Nullable Marked> passages = highlights.passages(
                searcher, Arrays.stream(shown).mapToInt(hit -> hit.doc).toArray());
        List<Results.Found> found = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            found.add(new Results.Found(id(shown[i]), passages.get(i)));
        }
        boolean more = end < hits.length && end > begin && end < MOST_RESULTS;
        Position next = more ? new Position(end, id(hits[end - 1]), reading.tolerant(), reading.asOf()) : null;
        return new Results(List.copyOf(found), next, highlights);
    }

    /** @param otherwise where it stood, for when it is no longer there */
    private static int behind(String articleId, ScoreDoc[] hits, int otherwise) {
        for (int i = 0; i < hits.length; i++) {
            if (id(hits[i]).equals(articleId)) {
                return i + 1;
            }
        }
        return Math.min(otherwise, hits.length);
    }

    private static String id(ScoreDoc hit) {
        return ((BytesRef) ((FieldDoc) hit).fields[1]).utf8ToString();
    }

    private static Query query(Question question, Query words, Instant asOf) {
        var query = new BooleanQuery.Builder()
                .add(words, Occur.MUST)
                .add(LanguageIndex.isReadable(), Occur.FILTER)
                .add(
                        LongField.newDistanceFeatureQuery(
                                LanguageIndex.PUBLISHED_AT, FRESHNESS, asOf.toEpochMilli(), HALF_FRESH.toMillis()),
                        Occur.SHOULD);
        if (!question.breaking().isEmpty()) {
            Query breaking = new TermInSetQuery(
                    LanguageIndex.ARTICLE,
                    question.breaking().stream().map(BytesRef::new).toList());
            query.add(new BoostQuery(new ConstantScoreQuery(breaking), BREAKING), Occur.SHOULD);
        }
        if (question.tag() != null) {
            query.add(new TermQuery(new Term(LanguageIndex.TAG, question.tag())), Occur.FILTER);
        }
        if (question.author() != null) {
            query.add(new TermQuery(new Term(LanguageIndex.AUTHOR, question.author())), Occur.FILTER);
        }
        if (question.from() != null || question.to() != null) {
            long first =
                    question.from() == null ? Long.MIN_VALUE : question.from().toEpochMilli();
            long end = question.to() == null ? Long.MAX_VALUE : question.to().toEpochMilli() - 1;
            query.add(LongField.newRangeQuery(LanguageIndex.PUBLISHED_AT, first, end), Occur.FILTER);
        }
        return query.build();
    }
}
