package org.kiosque.recommendation.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.Corpus;
import org.kiosque.recommendation.Samples;

class SubjectIndexTest {

    private static final Instant NOW = Corpus.PUBLISHED.plus(Duration.ofDays(3));

    @TempDir
    Path folder;

    private final Corpus corpus = Corpus.inPlainWords();
    private SubjectIndex index;

    @BeforeEach
    void open() {
        index = new SubjectIndex(folder.resolve("index"));
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void twoArticlesAboutRailwaysPreferEachOtherInFrench() throws IOException {
        publishAll();

        assertThat(similar(corpus.nightTrain, "fr")).startsWith(corpus.stationMaster.articleId());
        assertThat(similar(corpus.stationMaster, "fr")).startsWith(corpus.nightTrain.articleId());
        assertThat(similar(corpus.bees, "fr")).startsWith(corpus.hives.articleId());
    }

    @Test
    void twoArticlesAboutRailwaysPreferEachOtherInEnglish() throws IOException {
        publishAll();
        translateAll();

        assertThat(similar(corpus.nightTrain, "en")).startsWith(corpus.stationMaster.articleId());
        assertThat(similar(corpus.hives, "en")).startsWith(corpus.bees.articleId());
    }

    @Test
    void anArticleAboutSomethingElseIsNotOnTheSameSubject() throws IOException {
        publishAll();
        translateAll();

        assertThat(similar(corpus.bread, "fr")).isEmpty();
        assertThat(similar(corpus.bread, "en")).isEmpty();
        assertThat(similar(corpus.nightTrain, "fr"))
                .doesNotContain(corpus.nightTrain.articleId(), corpus.bread.articleId());
    }

    @Test
    void aSharedTagIsACommonSubjectWhateverTheWords() throws IOException {
        publishAll();
        ArticleSnapshot tram = Samples.article(
                RandomId.next(), "fr", "Rouge brique", "Il grimpe la côte sans bruit.", Corpus.PUBLISHED, "transports");
        index.apply(new ArticlePublished(tram), 1);
        index.refresh();

        assertThat(similar(tram, "fr"))
                .containsExactlyInAnyOrder(corpus.nightTrain.articleId(), corpus.stationMaster.articleId());
    }

    @Test
    void theOrderOfTheTwoTopicsDoesNotMatter() throws IOException {
        translateAll();
        assertThat(similar(corpus.nightTrain, "en"))
                .as("a translation of an article that nobody has announced")
                .isEmpty();

        publishAll();

        assertThat(similar(corpus.nightTrain, "en")).startsWith(corpus.stationMaster.articleId());
    }

    @Test
    void aWithdrawnArticleIsGoneInEveryLanguageAndComesBackWhenPublishedAgain() throws IOException {
        publishAll();
        translateAll();

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
    void aTranslationThatArrivesAfterTheWithdrawalStaysHidden() throws IOException {
        publishAll();
        index.apply(Samples.withdrawn(corpus.stationMaster.articleId()), 2);
        translateAll();

        assertThat(similar(corpus.nightTrain, "en")).doesNotContain(corpus.stationMaster.articleId());
    }

    @Test
    void repeatedAndLateEventsChangeNothing() throws IOException {
        publishAll();
        assertThat(index.apply(Samples.withdrawn(corpus.stationMaster.articleId()), 5))
                .isTrue();

        assertThat(index.apply(new ArticlePublished(corpus.stationMaster), 4)).isFalse();
        assertThat(index.apply(Samples.withdrawn(corpus.stationMaster.articleId()), 5))
                .isFalse();
        TranslatedArticle translated = corpus.translations().getFirst();
        assertThat(index.apply(translated, 2)).isTrue();
        assertThat(index.apply(translated, 2)).isFalse();
        assertThat(index.apply(translated, 1)).isFalse();
        index.refresh();

        assertThat(similar(corpus.nightTrain, "fr")).doesNotContain(corpus.stationMaster.articleId());
        assertThat(index.documents()).containsEntry(Language.of("en"), 1);
    }

    @Test
    void anArticleNotYetTranslatedIsComparedInItsOwnLanguage() throws IOException {
        publishAll();

        assertThat(similar(corpus.nightTrain, "en")).startsWith(corpus.stationMaster.articleId());
    }

    @Test
    void anArticleWhoseLanguageIsCorrectedMovesAndItsOwnWordsCount() throws IOException {
        publishAll();
        translateAll();
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
        publishAll();
        for (var article : List.of(corpus.bees, corpus.hives)) {
            index.apply(Samples.translation(article, "br", "Gwenan ha mel " + article.title(), "Gwenan, mel."), 1);
        }
        index.refresh();

        assertThat(similar(corpus.bees, "br")).containsExactly(corpus.hives.articleId());
    }

    @Test
    void anUnknownArticleHasNothingInCommonWithAnything() throws IOException {
        publishAll();

        assertThat(index.similarTo("nobodyknows0", Language.of("fr"), NOW)).isEmpty();
        assertThat(index.similarTo(corpus.bees.articleId(), Language.of("tlh"), NOW))
                .isNotEmpty();
    }

    private List<String> similar(ArticleSnapshot article, String language) throws IOException {
        return index.similarTo(article.articleId(), Language.of(language), NOW);
    }

    private void publishAll() throws IOException {
        for (ArticleSnapshot article : corpus.originals()) {
            index.apply(new ArticlePublished(article), 1);
        }
        index.refresh();
    }

    private void translateAll() throws IOException {
        for (TranslatedArticle translation : corpus.translations()) {
            index.apply(translation, 1);
        }
        index.refresh();
    }
}
