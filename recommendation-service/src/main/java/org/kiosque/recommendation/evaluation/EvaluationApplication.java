package org.kiosque.recommendation.evaluation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.meaning.SentenceModel;

/** Prints as a table how well articles are ranked: those of labelled articles, or a folder in the format of MIND. */
public class EvaluationApplication {

    private EvaluationApplication() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 1 || !Files.exists(Path.of(args[0]))) {
            System.err.println(
                    "Give a file of labelled articles (JSON Lines), or a folder with news.tsv and behaviors.tsv");
            System.exit(2);
        }
        Path given = Path.of(args[0]);
        Path folder = Files.createTempDirectory("kiosque-evaluation");
        try (var index = new ArticleIndex(folder.resolve("index"))) {
            if (Files.isDirectory(given)) {
                print(System.out, new MindEvaluation(given).run(index));
            } else {
                List<Labelled> articles = Labelled.read(given);
                System.out.printf(Locale.ROOT, "%d articles%n%n", articles.size());
                try (var model = SentenceModel.shipped()) {
                    printTopics(System.out, new TopicEvaluation(articles).run(index, model));
                }
            }
        } finally {
            delete(folder);
        }
    }

    static void printTopics(PrintStream out, Map<String, TopicEvaluation.Result> results) {
        out.println("| Ranking | precision@5 | nDCG@10 | diversity | coverage |");
        out.println("| --- | --- | --- | --- | --- |");
        results.forEach((name, r) -> out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.2f |%n",
                name,
                r.precision(),
                r.ndcg(),
                r.diversity(),
                r.coverage()));
        out.println();
        Stream.of(TopicEvaluation.WITHOUT_VECTORS, TopicEvaluation.WITH_VECTORS).forEach(ours -> {
            var measured = results.get(ours);
            results.forEach((name, other) -> {
                if (measured != null && name.startsWith("MoreLikeThis")) {
                    double more = other.precision() == 0 ? 0 : 100 * (measured.precision() / other.precision() - 1);
                    out.printf(Locale.ROOT, "The precision@5 of %s is %+.0f %% to that of %s.%n", ours, more, name);
                }
            });
        });
    }

    private static void print(PrintStream out, Map<String, MindEvaluation.Result> results) {
        out.println("| Ranking | AUC | MRR | nDCG@5 | nDCG@10 | impressions |");
        out.println("| --- | --- | --- | --- | --- | --- |");
        results.forEach((name, r) -> out.printf(
                Locale.ROOT,
                "| %s | %.4f | %.4f | %.4f | %.4f | %d |%n",
                name,
                r.areaUnderCurve(),
                r.reciprocalRank(),
                r.ndcg5(),
                r.ndcg10(),
                r.impressions()));
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
