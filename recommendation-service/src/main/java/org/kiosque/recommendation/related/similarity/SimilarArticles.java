package org.kiosque.recommendation.related.similarity;

import static org.kiosque.recommendation.index.LanguageIndex.ARTICLE;
import static org.kiosque.recommendation.index.LanguageIndex.isReadable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.Analyzers;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.index.LanguageIndex;
import org.kiosque.recommendation.related.ranking.Blend;
import org.kiosque.recommendation.related.ranking.Candidate;
import org.kiosque.recommendation.related.ranking.Neighbours;
import org.kiosque.recommendation.related.ranking.Ranked;
import org.kiosque.recommendation.related.ranking.Sketch;
import org.kiosque.recommendation.related.ranking.Weights;

/**
 * Finds the articles that are about the same subject as another. What was found is kept for as long as the index of that
 * language does not change, so that it is found once for each change, not for each reader. Safe for use by several threads.
 */
public final class SimilarArticles {

    /** How many of the most similar are looked at before age, and whether they can be read, is considered. */
    private static final int CANDIDATES = 60;

    /** Of the nearest in meaning, how many of them are looked at beside those. */
    private static final int CANDIDATES_BY_MEANING = 30;

    /** Of equals the same ones on each replica, whatever the order in which it came to know of them. */
    private static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, new SortField(ARTICLE, SortField.Type.STRING));

    /** Some 250 bytes each: 25 MB at most. */
    private static final int CANDIDATES_KEPT = 100_000;

    /** Some 400 bytes each: 8 MB at most. */
    private static final int SKETCHES_KEPT = 20_000;

    /** What an older state of the index had found goes when nobody has asked for so long. */
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(5);

    private final Cache<Asked, Neighbours> found = Caffeine.newBuilder()
            .<Asked, Neighbours>weigher(
                    (_, neighbours) -> 1 + neighbours.candidates().size())
            .maximumWeight(CANDIDATES_KEPT)
            .expireAfterAccess(KEPT_UNUSED)
            .build();

    private final Cache<Subject.InSegment, Sketch> sketches = Caffeine.newBuilder()
            .maximumSize(SKETCHES_KEPT)
            .expireAfterAccess(KEPT_UNUSED)
            .build();

    private final Map<Language, Analyzer> analyzers = new ConcurrentHashMap<>();

    /**
     * @param state of the index of one language: another one after each change
     * @param meanings state of theirs
     */
    private record Asked(IndexReader.CacheKey state, Object meanings, String articleId) {}

    /**
     * @param language in which the articles should be compared; where this one cannot be read in it, its original's
     * @param together how much others were read by the same readers, the most as 1; a few
     * @return other articles, best first, 90 by their subject at most; they can be read, but perhaps not in {@code language}
     */
    public List<Ranked> to(
            ArticleIndex index,
            String articleId,
            Language language,
            Map<String, Double> together,
            Weights weights,
            Instant now)
            throws IOException {
        Optional<Neighbours> neighbours = neighbours(index, articleId, language, together.keySet());
        Optional<Language> original = index.originalLanguage(articleId);
        if (neighbours.isEmpty() && original.isPresent()) {
            neighbours = neighbours(index, articleId, original.get(), together.keySet());
        }
        return Blend.rank(neighbours.orElseGet(Neighbours::none), together, weights, now);
    }

    /** @return empty when the article cannot be read in this language */
    private Optional<Neighbours> neighbours(
            ArticleIndex index, String articleId, Language language, Set<String> together) throws IOException {
        return index.askMeanings(meanings -> index.ask(language, searcher -> {
            var asked = new Asked(
                    searcher.getIndexReader().getReaderCacheHelper().getKey(), Meaning.state(meanings), articleId);
            Neighbours known = found.getIfPresent(asked);
            if (known == null) {
                ScoreDoc[] itself = searcher.search(readable(articleId).build(), 1).scoreDocs;
                if (itself.length == 0) {
                    return Optional.empty();
                }
                Analyzer analyzer = analyzers.computeIfAbsent(language, Analyzers::of);
                var subject = new Subject(searcher, analyzer, sketches);
                known = neighbours(searcher, subject, new Meaning(meanings, articleId), articleId, itself[0].doc);
                found.put(asked, known);
            }
            return Optional.of(together.isEmpty() ? known : with(known, searcher, articleId, together));
        }));
    }

    private static Neighbours neighbours(
            IndexSearcher searcher, Subject itsSubject, Meaning meaning, String articleId, int document)
            throws IOException {
        Document itself = searcher.storedFields().document(document);
        BooleanQuery words = itsSubject.words(document);
        double wordsScore = ownScore(searcher, words, articleId);
        Map<String, Float> tags = itsSubject.tags(itself, wordsScore);
        Set<String> authors = Set.copyOf(List.of(itself.getValues(LanguageIndex.AUTHOR)));
        var measure = new Measure(searcher, itsSubject, wordsScore, tags, authors);
        Query wordsAndTags = Subject.wordsAndTags(words, tags);
        var candidates = new ArrayList<Candidate>();
        if (wordsScore > 0 || !tags.isEmpty()) {
            var others = new BooleanQuery.Builder()
                    .add(wordsAndTags, Occur.MUST)
                    .add(isReadable(), Occur.FILTER)
                    .add(is(articleId), Occur.MUST_NOT)
                    .build();
            for (ScoreDoc hit : searcher.search(others, CANDIDATES, BEST_FIRST).scoreDocs) {
                candidates.add(measure.of(scored(hit), candidates.size() < Blend.VARIED));
            }
        }
        Set<String> near = new LinkedHashSet<>(meaning.nearest(CANDIDATES));
        candidates.forEach(candidate -> near.remove(candidate.articleId()));
        if (!near.isEmpty()) {
            var others = new BooleanQuery.Builder()
                    .add(wordsAndTags, Occur.SHOULD)
                    .add(in(near.stream().limit(CANDIDATES_BY_MEANING).toList()), Occur.FILTER)
                    .add(isReadable(), Occur.FILTER)
                    .build();
            for (ScoreDoc hit : searcher.search(others, CANDIDATES_BY_MEANING).scoreDocs) {
                candidates.add(measure.of(hit, true));
            }
        }
        return new Neighbours(!tags.isEmpty(), itsSubject.sketch(document), meant(candidates, meaning));
    }

    private static List<Candidate> meant(List<Candidate> candidates, Meaning meaning) throws IOException {
        Map<String, OptionalDouble> near =
                meaning.to(candidates.stream().map(Candidate::articleId).toList());
        return near.isEmpty()
                ? candidates
                : candidates.stream()
                        .map(one -> one.near(near.getOrDefault(one.articleId(), OptionalDouble.empty())))
                        .toList();
    }

    /**
     * What an article is compared by.
     *
     * @param wordsScore what it scores against its own words
     * @param tags its own, with what each adds to a score
     */
    private record Measure(
            IndexSearcher searcher, Subject subject, double wordsScore, Map<String, Float> tags, Set<String> authors) {

        /** @param sketched whether it may stand where it matters that articles differ */
        Candidate of(ScoreDoc hit, boolean sketched) throws IOException {
            Document other = searcher.storedFields().document(hit.doc);
            double allTags = sum(tags, tags.keySet());
            double common = sum(tags, List.of(other.getValues(LanguageIndex.TAG)));
            return new Candidate(
                    other.get(ARTICLE),
                    wordsScore <= 0 ? 0 : Math.max(0, hit.score - common) / wordsScore,
                    allTags <= 0 ? 0 : common / allTags,
                    share(authors, other.getValues(LanguageIndex.AUTHOR)),
                    LanguageIndex.publishedAt(other),
                    sketched ? subject.sketch(hit.doc) : Sketch.EMPTY);
        }
    }

    /** Those that are read together but have nothing else in common: only their age is known of them. */
    private static Neighbours with(Neighbours known, IndexSearcher searcher, String articleId, Set<String> together)
            throws IOException {
        Set<String> there =
                known.candidates().stream().map(Candidate::articleId).collect(Collectors.toSet());
        List<String> missing = together.stream()
                .filter(id -> !there.contains(id) && !id.equals(articleId))
                .toList();
        if (missing.isEmpty()) {
            return known;
        }
        var all = new ArrayList<>(known.candidates());
        var those = new BooleanQuery.Builder()
                .add(in(missing), Occur.FILTER)
                .add(isReadable(), Occur.FILTER)
                .build();
        for (ScoreDoc hit : searcher.search(those, missing.size()).scoreDocs) {
            Document other = searcher.storedFields().document(hit.doc);
            all.add(new Candidate(other.get(ARTICLE), 0, 0, 0, LanguageIndex.publishedAt(other), Sketch.EMPTY));
        }
        return new Neighbours(known.tagged(), known.sketch(), all);
    }

    private static ScoreDoc scored(ScoreDoc hit) {
        return new ScoreDoc(hit.doc, (Float) ((FieldDoc) hit).fields[0]);
    }

    private static double sum(Map<String, Float> weights, Collection<String> keys) {
        return keys.stream()
                .distinct()
                .mapToDouble(key -> weights.getOrDefault(key, 0f))
                .sum();
    }

    private static double share(Set<String> own, String... others) {
        long common = List.of(others).stream().distinct().filter(own::contains).count();
        return own.isEmpty() ? 0 : (double) common / own.size();
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

    private static Query in(List<String> articleIds) {
        return new TermInSetQuery(
                ARTICLE, articleIds.stream().map(BytesRef::new).toList());
    }

    private static Query is(String articleId) {
        return new TermQuery(new Term(ARTICLE, articleId));
    }
}
