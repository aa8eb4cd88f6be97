package org.kiosque.recommendation.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.related.ranking.Interests;
import org.kiosque.recommendation.related.ranking.Weights;
import org.kiosque.recommendation.related.similarity.SimilarArticles;

/**
 * Orders what real readers were shown, by what they had read before, and looks what they clicked.
 *
 * @see <a href="https://msnews.github.io/assets/doc/ACL2020_MIND.pdf">F. Wu et al., MIND: a large-scale dataset for news
 *     recommendation</a>
 */
final class MindEvaluation {

    private static final Language ENGLISH = Language.of("en");
    private static final int LAST_READS = 10;
    private static final int MOST_SHOWN = 1_000;

    /** Of no article is it known when it was published: they are equally old. */
    private static final Instant PUBLISHED = Instant.EPOCH;

    private final Path news;
    private final Path behaviors;
    private final Map<String, Sums> sums = new LinkedHashMap<>();

    /** @param folder with {@code news.tsv} and {@code behaviors.tsv} */
    MindEvaluation(Path folder) {
        this.news = folder.resolve("news.tsv");
        this.behaviors = folder.resolve("behaviors.tsv");
    }

    /** Means over all impressions with something clicked and something not. */
    record Result(double areaUnderCurve, double reciprocalRank, double ndcg5, double ndcg10, int impressions) {}

    private static final class Sums {
        private double areaUnderCurve;
        private double reciprocalRank;
        private double ndcg5;
        private double ndcg10;
        private int impressions;

        Result means() {
            int n = Math.max(1, impressions);
            return new Result(areaUnderCurve / n, reciprocalRank / n, ndcg5 / n, ndcg10 / n, impressions);
        }
    }

    private record Impression(List<String> history, Set<String> clicked, List<String> shown) {

        /** Fields: id, user, time, history, impressions; what was clicked ends in {@code -1}. */
        static Impression of(String line) {
            String[] fields = line.split("\t", -1);
            List<String> shown = new ArrayList<>();
            Set<String> clicked = new HashSet<>();
            for (String one : words(fields.length > 4 ? fields[4] : "")) {
                int dash = one.lastIndexOf('-');
                if (dash > 0 && shown.size() < MOST_SHOWN) {
                    shown.add(one.substring(0, dash));
                    if (one.endsWith("-1")) {
                        clicked.add(one.substring(0, dash));
                    }
                }
            }
            return new Impression(words(fields.length > 3 ? fields[3] : ""), clicked, shown);
        }

        private static List<String> words(String field) {
            return Stream.of(field.strip().split(" "))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }

    Map<String, Result> run(ArticleIndex index) throws IOException {
        read(index);
        var similar = new SimilarArticles();
        Map<String, Integer> clicks = new HashMap<>();
        Map<String, Integer> firstSeen = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(behaviors)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Impression impression = Impression.of(line);
                int now = number++;
                impression.shown().forEach(id -> firstSeen.putIfAbsent(id, now));
                if (!impression.clicked().isEmpty()
                        && impression.clicked().size() < impression.shown().size()) {
                    Interests interests = interests(index, similar, impression.history());
                    measure("Kiosque, for you", impression, interests::score);
                    measure(
                            "Kiosque, for you, then popularity",
                            impression,
                            id -> interests.score(id) + 1e-6 * clicks.getOrDefault(id, 0));
                    measure("popularity", impression, id -> clicks.getOrDefault(id, 0));
                    measure("recency", impression, id -> firstSeen.getOrDefault(id, 0));
                }
                impression.clicked().forEach(id -> clicks.merge(id, 1, Integer::sum));
            }
        }
        Map<String, Result> results = new LinkedHashMap<>();
        sums.forEach((name, sum) -> results.put(name, sum.means()));
        return results;
    }

    /** Fields: id, category, subcategory, title, abstract, and what does not matter here. */
    private void read(ArticleIndex index) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(news)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t", -1);
                if (fields.length > 4) {
                    List<String> tags = List.of(fields[1], fields[2]);
                    new Labelled(fields[0], "", "en", fields[3], fields[4], "", tags, null, PUBLISHED, null)
                            .putInto(index);
                }
            }
        }
        index.refresh();
    }

    private static Interests interests(ArticleIndex index, SimilarArticles similar, List<String> history)
            throws IOException {
        var interests = new Interests(Set.of());
        for (String read : history.reversed().stream().limit(LAST_READS).toList()) {
            interests.after(read, similar.to(index, read, ENGLISH, Map.of(), Weights.USUAL, PUBLISHED));
        }
        return interests;
    }

    private void measure(String name, Impression impression, ToDoubleFunction<String> score) {
        // of equals the ones shown first, as the reader saw them
        List<String> ranked = impression.shown().stream()
                .sorted(Comparator.comparingDouble(score).reversed())
                .toList();
        Set<String> clicked = impression.clicked();
        Sums sum = sums.computeIfAbsent(name, _ -> new Sums());
        sum.impressions++;
        sum.reciprocalRank += Measures.reciprocalRank(ranked, clicked::contains);
        sum.ndcg5 += Measures.ndcg(ranked, clicked::contains, clicked.size(), 5);
        sum.ndcg10 += Measures.ndcg(ranked, clicked::contains, clicked.size(), 10);
        sum.areaUnderCurve += Measures.areaUnderCurve(
                ranked.stream()
                        .filter(clicked::contains)
                        .map(score::applyAsDouble)
                        .toList(),
                ranked.stream()
                        .filter(id -> !clicked.contains(id))
                        .map(score::applyAsDouble)
                        .toList());
    }
}
