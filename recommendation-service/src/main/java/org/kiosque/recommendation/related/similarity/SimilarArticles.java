package org.kiosque.recommendation.related.similarity;

import static org.kiosque.recommendation.index.LanguageIndex.ARTICLE;
import static org.kiosque.recommendation.index.LanguageIndex.isReadable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.index.LanguageIndex;

/**
 * Finds the articles that are about the same subject as another. What was found is kept for as long as the index of that
 * language does not change, so that it is found once for each change, not for each reader. Safe for use by several threads.
 */
public final class SimilarArticles {

    /** How many of the most similar are looked at before age, and whether they can be read, is considered. */
    private static final int CANDIDATES = 60;

    /** Some 130 bytes each: 13 MB at most. */
    private static final int CANDIDATES_KEPT = 100_000;

    /** What an older state of the index had found goes when nobody has asked for so long. */
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(5);

    private final Cache<Asked, List<Candidate>> found = Caffeine.newBuilder()
            .<Asked, List<Candidate>>weigher((_, candidates) -> 1 + candidates.size())
            .maximumWeight(CANDIDATES_KEPT)
            .expireAfterAccess(KEPT_UNUSED)
            .build();

    /** @param state of the index of one language: another one after each change */
    private record Asked(IndexReader.CacheKey state, String articleId) {}

    /**
     * @param language in which the articles should be compared; where this one cannot be read in it, its original's
     * @return ids of at most 60 other articles, best first; they can be read, but perhaps not in {@code language}
     */
    public List<String> to(ArticleIndex index, String articleId, Language language, Instant now) throws IOException {
        Optional<List<Candidate>> candidates = candidates(index, articleId, language);
        Optional<Language> original = index.originalLanguage(articleId);
        if (candidates.isEmpty() && original.isPresent()) {
            candidates = candidates(index, articleId, original.get());
        }
        return Ranking.best(candidates.orElse(List.of()), now);
    }

    /** @return empty when the article cannot be read in this language */
    private Optional<List<Candidate>> candidates(ArticleIndex index, String articleId, Language language)
            throws IOException {
        return index.ask(language, searcher -> {
            var asked =
                    new Asked(searcher.getIndexReader().getReaderCacheHelper().getKey(), articleId);
            List<Candidate> known = found.getIfPresent(asked);
            if (known != null) {
                return Optional.of(known);
            }
            ScoreDoc[] itself = searcher.search(readable(articleId).build(), 1).scoreDocs;
            if (itself.length == 0) {
                return Optional.empty();
            }
            List<Candidate> candidates = candidates(searcher, articleId, itself[0].doc);
            found.put(asked, candidates);
            return Optional.of(candidates);
        });
    }

    private static List<Candidate> candidates(IndexSearcher searcher, String articleId, int document)
            throws IOException {
        var itsSubject = new Subject(searcher.getIndexReader());
        BooleanQuery words = itsSubject.words(document);
        Query subject = itsSubject.wordsAndTags(document, words, ownScore(searcher, words, articleId));
        double most = ownScore(searcher, subject, articleId);
        if (most <= 0) {
            return List.of();
        }
        var others = new BooleanQuery.Builder()
                .add(subject, Occur.MUST)
                .add(isReadable(), Occur.FILTER)
                .add(is(articleId), Occur.MUST_NOT)
                .build();
        var candidates = new ArrayList<Candidate>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc hit : searcher.search(others, CANDIDATES).scoreDocs) {
            Document found = stored.document(hit.doc);
            candidates.add(new Candidate(found.get(ARTICLE), hit.score / most, LanguageIndex.publishedAt(found)));
        }
        return List.copyOf(candidates);
    }

    /** What the article scores against its own words: the measure of all others. */
    private static double ownScore(IndexSearcher searcher, Query subject, String articleId) throws IOException {
        var itself = readable(articleId).add(subject, Occur.MUST).build();
        ScoreDoc[] hits = searcher.search(itself, 1).scoreDocs;
        return hits.length == 0 ? 0 : hits[0].score;
    }

    private static BooleanQuery.Builder readable(String articleId) {
        return new BooleanQuery.Builder().add(is(articleId), Occur.FILTER).add(isReadable(), Occur.FILTER);
    }

    private static Query is(String articleId) {
        return new TermQuery(new Term(ARTICLE, articleId));
    }
}
