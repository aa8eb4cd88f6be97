package org.kiosque.recommendation.related.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.Corpus;
import org.kiosque.recommendation.Samples;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.related.ranking.Ranked;
import org.kiosque.recommendation.related.ranking.Weights;

class SimilarArticlesTest {

    private static final Instant NOW = Corpus.PUBLISHED.plus(Duration.ofDays(3));

    private final Corpus corpus = Corpus.inPlainWords();

    private final SimilarArticles similarArticles = new SimilarArticles();

    @AutoClose
    private ArticleIndex index;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        index = new ArticleIndex(folder.resolve("index"));
    }

    @Test
    void twoArticlesAboutRailwaysPreferEachOtherInFrench() throws IOException {
        corpus.publishIn(index);

        assertThat(similar(corpus.nightTrain, "fr")).startsWith(corpus.stationMaster.articleId());
        assertThat(similar(corpus.stationMaster, "fr")).startsWith(corpus.nightTrain.articleId());
        assertThat(similar(corpus.bees, "fr")).startsWith(corpus.hives.articleId());
    }

    @Test
    void twoArticlesAboutRailwaysPreferEachOtherInEnglish() throws IOException {
        corpus.publishIn(index);
        corpus.translateIn(index);

        assertThat(similar(corpus.nightTrain, "en")).startsWith(corpus.stationMaster.articleId());
        assertThat(similar(corpus.hives, "en")).startsWith(corpus.bees.articleId());
    }

    @Test
    void anArticleAboutSomethingElseIsNotOnTheSameSubject() throws IOException {
        corpus.publishIn(index);
        corpus.translateIn(index);

        assertThat(similar(corpus.bread, "fr")).isEmpty();
        assertThat(similar(corpus.bread, "en")).isEmpty();
        assertThat(similar(corpus.nightTrain, "fr"))
                .doesNotContain(corpus.nightTrain.articleId(), corpus.bread.articleId());
    }

    @Test
    void aSharedTagIsACommonSubjectWhateverTheWords() throws IOException {
        corpus.publishIn(index);
        ArticleSnapshot tram = Samples.article(
                RandomId.next(), "fr", "Rouge brique", "Il grimpe la côte sans bruit.", Corpus.PUBLISHED, "transports");
        index.apply(new ArticlePublished(tram), 1);
        index.refresh();

        assertThat(similar(tram, "fr"))
                .containsExactlyInAnyOrder(corpus.nightTrain.articleId(), corpus.stationMaster.articleId());
    }

    @Test
    void aWithdrawnArticleIsSimilarToNothingUntilItIsPublishedAgain() throws IOException {
        corpus.publishIn(index);
        corpus.translateIn(index);

        index.apply(Samples.withdrawn(corpus.stationMaster.articleId()), 2);
        index.refresh();
        assertThat(similar(corpus.nightTrain, "fr")).doesNotContain(corpus.stationMaster.articleId());
        assertThat(similar(corpus.nightTrain, "en")).doesNotContain(corpus.stationMaster.articleId());

        index.apply(new ArticlePublished(corpus.stationMaster), 3);
        index.refresh();
        assertThat(similar(corpus.nightTrain, "fr")).startsWith(corpus.stationMaster.articleId());
        assertThat(similar(corpus.nightTrain, "en")).startsWith(corpus.stationMaster.articleId());
    }

    @Test
    void ofMoreEqualsThanAreLookedAtTheSameAreFoundInWhateverOrderTheyCame(@TempDir Path folder) throws IOException {
        List<ArticleSnapshot> equals = IntStream.range(0, 150)
                .mapToObj(_ -> Samples.article(
                        RandomId.next(),
                        "fr",
                        "Le train de nuit revient",
                        "La ligne rouvre, les cheminots préparent les voitures.",
                        Corpus.PUBLISHED,
                        "transports"))
                .toList();
        try (var other = new ArticleIndex(folder.resolve("other"))) {
            for (ArticleSnapshot article : equals) {
                index.apply(new ArticlePublished(article), 1);
            }
            for (ArticleSnapshot article : equals.reversed()) {
                other.apply(new ArticlePublished(article), 1);
            }
            index.refresh();
            other.refresh();

            for (ArticleSnapshot article : equals.subList(0, 10)) {
                assertThat(similarArticles.to(
                                other, article.articleId(), Language.of("fr"), Map.of(), Weights.USUAL, NOW))
                        .isNotEmpty()
                        .isEqualTo(similarArticles.to(
                                index, article.articleId(), Language.of("fr"), Map.of(), Weights.USUAL, NOW));
            }
        }
    }

    @Test
    void anArticleNotYetTranslatedIsComparedInItsOwnLanguage() throws IOException {
        corpus.publishIn(index);

        assertThat(similar(corpus.nightTrain, "en")).startsWith(corpus.stationMaster.articleId());
    }

    @Test
    void anArticleWhoseLanguageIsCorrectedMovesAndItsOwnWordsCount() throws IOException {
        corpus.publishIn(index);
        corpus.translateIn(index);
        ArticleSnapshot inEnglish = Samples.article(
                corpus.bread.articleId(),
                "en",
                "Night trains again",
                "The railway workers, the platforms, the station and the travellers: the night line is open.",
                Corpus.PUBLISHED,
                "transports");
        index.apply(new ArticleRevised(inEnglish), 2);
        index.refresh();

        assertThat(similar(corpus.nightTrain, "en"))
                .contains(corpus.bread.articleId())
                .doesNotHaveDuplicates();
        assertThat(similar(corpus.nightTrain, "fr")).doesNotContain(corpus.bread.articleId());
    }

    @Test
    void aLanguageWithoutAnAnalyzerOfItsOwnWorksToo() throws IOException {
        corpus.publishIn(index);
        for (var article : List.of(corpus.bees, corpus.hives)) {
            index.apply(Samples.translation(article, "br", "Gwenan ha mel " + article.title(), "Gwenan, mel."), 1);
        }
        index.refresh();

        assertThat(similar(corpus.bees, "br")).containsExactly(corpus.hives.articleId());
    }

    @Test
    void anUnknownArticleHasNothingInCommonWithAnything() throws IOException {
        corpus.publishIn(index);

        assertThat(similarArticles.to(index, "nobodyknows0", Language.of("fr"), Map.of(), Weights.USUAL, NOW))
                .isEmpty();
        assertThat(similarArticles.to(index, corpus.bees.articleId(), Language.of("tlh"), Map.of(), Weights.USUAL, NOW))
                .isNotEmpty();
    }

    @Test
    void whatIsReadTogetherIsFoundThoughItHasNothingElseInCommon() throws IOException {
        corpus.publishIn(index);
        index.apply(Samples.withdrawn(corpus.hives.articleId()), 2);
        index.refresh();

        var together = Map.of(corpus.bread.articleId(), 1.0, corpus.hives.articleId(), 1.0, "nobodyknows0", 0.5);
        assertThat(similarArticles.to(index, corpus.bees.articleId(), Language.of("fr"), together, Weights.USUAL, NOW))
                .contains(new Ranked(corpus.bread.articleId(), true))
                .extracting(Ranked::articleId)
                .doesNotContain(corpus.hives.articleId(), "nobodyknows0");
    }

    private List<String> similar(ArticleSnapshot article, String language) throws IOException {
        return similarArticles
                .to(index, article.articleId(), Language.of(language), Map.of(), Weights.USUAL, NOW)
                .stream()
                .map(Ranked::articleId)
                .toList();
    }
}
