package org.kiosque.recommendation.evaluation;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.meaning.SentenceModel;
import org.kiosque.recommendation.related.ranking.Sketch;
import org.kiosque.recommendation.related.ranking.Weights;

/** Asks each ranking what to read after each article, in each of its languages: right is what has the same label. */
final class TopicEvaluation {

    static final String WITHOUT_VECTORS = "Kiosque";
    static final String WITH_VECTORS = "Kiosque, with vectors";

    private static final int SHORT = 5;
    private static final int LONG = 10;

    private final List<Labelled> articles;
    private final Map<String, Labelled> byId = new HashMap<>();
    private final Map<String, Sketch> words = new HashMap<>();
    private final Map<String, Long> ofTopic;

    /**
     * Means over all articles and languages.
     *
     * @param diversity what share of their words the first five do not have in common, pair by pair
     * @param coverage the share of the articles that stand among the first five anywhere
     */
    record Result(double precision, double ndcg, double diversity, double coverage) {}

    TopicEvaluation(List<Labelled> articles) {
        this.articles = articles;
        for (Labelled article : articles) {
            byId.put(article.id(), article);
            words.put(article.id(), Sketch.of(List.of((article.title() + " " + article.body()).split("\\W+"))));
        }
        this.ofTopic = articles.stream().collect(Collectors.groupingBy(Labelled::topic, Collectors.counting()));
    }

    /**
     * @param model that makes vectors; null for a table without
     * @return by the name of the ranking, in the order of a table
     */
    Map<String, Result> run(ArticleIndex index, @Nullable SentenceModel model) throws IOException {
        for (Labelled article : articles) {
            article.putInto(index);
        }
        index.refresh();
        Instant now = articles.stream()
                .map(Labelled::publishedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)
                .plus(Duration.ofDays(1));
        Map<String, Ranker> rankers = new LinkedHashMap<>();
        rankers.put(WITHOUT_VECTORS, Ranker.kiosque(index, Weights.USUAL, now));
        rankers.put("Kiosque, without variety", Ranker.kiosque(index, without(0, Weights.USUAL.tags()), now));
        rankers.put("Kiosque, words alone", Ranker.kiosque(index, without(0, 0), now));
        rankers.put("MoreLikeThis, default", Ranker.moreLikeThis(index));
        rankers.put("MoreLikeThis, tuned", Ranker.moreLikeThisTuned(index));
        rankers.put("random", Ranker.random(articles.stream().map(Labelled::id).toList()));
        Map<String, Result> results = new LinkedHashMap<>();
        for (var ranker : rankers.entrySet()) {
            results.put(ranker.getKey(), measured(ranker.getValue()));
        }
        if (model != null) {
            learnMeanings(index, model);
            results.put(WITH_VECTORS, measured(Ranker.kiosque(index, Weights.USUAL, now)));
            results.put("Kiosque, vectors alone", measured(Ranker.kiosque(index, vectorsAlone(), now)));
        }
        return results;
    }

    private static void learnMeanings(ArticleIndex index, SentenceModel model) throws IOException {
        for (String id : index.takeUnknown(Integer.MAX_VALUE)) {
            Optional<String> telling = index.telling(id);
            if (telling.isPresent()) {
                index.mean(id, model.vector(telling.get()));
            }
        }
        index.showMeanings();
    }

    private static Weights vectorsAlone() {
        Weights w = Weights.USUAL;
        return new Weights(0, 0, 0, 0, 1, w.apart(), 0, w.halfLife(), w.oldest(), w.sameStory(), w.repeated(), 0);
    }

    private static Weights without(double variety, double tags) {
        Weights w = Weights.USUAL;
        double authors = tags == 0 ? 0 : w.authors();
        return new Weights(
                w.text(),
                tags,
                authors,
                0,
                0,
                w.apart(),
                w.least(),
                w.halfLife(),
                w.oldest(),
                w.sameStory(),
                w.repeated(),
                variety);
    }

    private Result measured(Ranker ranker) throws IOException {
        int asked = 0;
        double precision = 0;
        double ndcg = 0;
        double diversity = 0;
        Set<String> shown = new HashSet<>();
        for (Labelled article : articles) {
            int others = ofTopic.getOrDefault(article.topic(), 1L).intValue() - 1;
            for (Language language : article.languages()) {
                List<String> ranked = ranker.after(article.id(), language, LONG);
                asked++;
                precision += Measures.precision(ranked, id -> isAbout(id, article.topic()), SHORT);
                ndcg += Measures.ndcg(ranked, id -> isAbout(id, article.topic()), others, LONG);
                List<String> first = ranked.stream().limit(SHORT).toList();
                diversity += diversity(first);
                shown.addAll(first);
            }
        }
        return new Result(precision / asked, ndcg / asked, diversity / asked, (double) shown.size() / articles.size());
    }

    private boolean isAbout(String articleId, String topic) {
        Labelled article = byId.get(articleId);
        return article != null && article.topic().equals(topic);
    }

    private double diversity(List<String> first) {
        List<Sketch> texts =
                first.stream().flatMap(id -> Stream.ofNullable(words.get(id))).toList();
        double different = 0;
        int pairs = 0;
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                different += 1 - texts.get(i).resemblance(texts.get(j));
                pairs++;
            }
        }
        return pairs == 0 ? 0 : different / pairs;
    }
}
