package org.kiosque.recommendation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.meaning.SentenceModel;

class EvaluationTest {

    private static final Path LABELLED = Path.of("src/test/resources/evaluation/articles.jsonl");

    @TempDir
    Path folder;

    @Test
    void otherArticlesAreFoundClearlyBetterThanByMoreLikeThis() throws IOException {
        List<Labelled> articles = Labelled.read(LABELLED);
        Map<String, TopicEvaluation.Result> results;
        try (var index = new ArticleIndex(folder.resolve("index"));
                var model = SentenceModel.shipped()) {
            results = new TopicEvaluation(articles).run(index, model);
        }
        EvaluationApplication.printTopics(System.out, results);

        double kiosque = results.get("Kiosque").precision();
        assertThat(kiosque)
                .isGreaterThan(1.1 * results.get("MoreLikeThis, default").precision())
                .isGreaterThan(1.1 * results.get("MoreLikeThis, tuned").precision());
        assertThat(results.get("MoreLikeThis, default").precision())
                .as("a rival that finds nothing would be no measure")
                .isGreaterThan(1.5 * results.get("random").precision());
        assertThat(results.get("Kiosque, with vectors").precision()).isGreaterThan(1.1 * kiosque);
        assertThat(results.get("random").precision()).isLessThan(0.15);
        assertThat(results.get("Kiosque").ndcg())
                .isGreaterThan(results.get("MoreLikeThis, tuned").ndcg());
    }

    @Test
    void impressionsInTheFormatOfMindAreMeasuredBesidePopularityAndRecency() throws IOException {
        Files.writeString(folder.resolve("news.tsv"), """
                N1\tnews\ttransport\tNight train returns\tThe night train leaves the old station.\turl\t[]\t[]
                N2\tnews\ttransport\tStation master retires\tThe train station loses its night watch.\turl\t[]\t[]
                N3\tfood\tbaking\tBread for all\tThe baker shares an oven.\turl\t[]\t[]
                N4\tfood\tbaking\tFlour grows dear\tThe oven waits for flour.\turl\t[]\t[]
                """);
        Files.writeString(folder.resolve("behaviors.tsv"), """
                1\tU1\t11/11/2019 9:05:58 AM\tN1\tN3-0 N2-1
                2\tU2\t11/11/2019 9:06:58 AM\tN3\tN2-0 N4-1
                3\tU3\t11/11/2019 9:07:58 AM\t\tN2-0 N4-0
                4\tU4\t11/11/2019 9:08:58 AM\tN3 N9
                """);

        Map<String, MindEvaluation.Result> results;
        try (var index = new ArticleIndex(folder.resolve("index"))) {
            results = new MindEvaluation(folder).run(index);
        }

        var kiosque = results.get("Kiosque, for you");
        assertThat(kiosque).isEqualTo(new MindEvaluation.Result(1, 1, 1, 1, 2));
        assertThat(results.get("popularity").areaUnderCurve()).isLessThan(1);
        assertThat(results).containsKeys("recency", "Kiosque, for you, then popularity");
    }
}
