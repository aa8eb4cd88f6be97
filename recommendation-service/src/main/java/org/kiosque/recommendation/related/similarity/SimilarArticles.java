package org.kiosque.recommendation.related.similarity;

import static org.kiosque.recommendation.index.LanguageIndex.ARTICLE;
import static org.kiosque.recommendation.index.LanguageIndex.isReadable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
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

/** Finds the articles that are about the same subject as another. */
public record SimilarArticles(ArticleIndex index) {

    /** How many of the most similar are looked at before age, and whether they can be read, is considered. */
    private static final int CANDIDATES = 60;

    /**
     * @param language in which the articles should be compared; where this one cannot be read in it, its original's
     * @return ids of at most 60 other articles, best first; they can be read, but perhaps not in {@code language}
     */
    public List<String> to(String articleId, Language language, Instant now) throws IOException {
        Optional<List<Candidate>> candidates = candidates(articleId, language);
        Optional<Language> original = index.originalLanguage(articleId);
        if (candidates.isEmpty() && original.isPresent()) {
            candidates = candidates(articleId, original.get());
        }
        return Ranking.best(candidates.orElse(List.of()), now);
    }

    /** @return empty when the article cannot be read in this language */
    private Optional<List<Candidate>> candidates(String articleId, Language language) throws IOException {
        return index.ask(language, searcher -> {
            ScoreDoc[] itself = searcher.search(readable(articleId).build(), 1).scoreDocs;
            return itself.length == 0 ? Optional.empty() : Optional.of(candidates(searcher, articleId, itself[0].doc));
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
        return candidates;
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
