package org.kiosque.recommendation.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.ScoreDoc;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.Corpus;
import org.kiosque.recommendation.Samples;

/** Which texts the index shows in which language, whatever comes first. */
class ArticleIndexTest {

    private final Corpus corpus = Corpus.inPlainWords();
    private final String stationMaster = corpus.stationMaster.articleId();

    @AutoClose
    private ArticleIndex index;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        index = new ArticleIndex(folder.resolve("index"));
    }

    @Test
    void theOrderOfTheTwoTopicsDoesNotMatter() throws IOException {
        corpus.translateIn(index);
        assertThat(readableIn("en"))
                .as("translations of articles that nobody has announced")
                .isEmpty();

        corpus.publishIn(index);

        assertThat(readableIn("en")).hasSize(5).contains(stationMaster);
        assertThat(readableIn("fr")).hasSize(5).contains(stationMaster);
    }

    @Test
    void aWithdrawnArticleIsGoneInEveryLanguageAndComesBackWhenPublishedAgain() throws IOException {
        corpus.publishIn(index);
        corpus.translateIn(index);

        index.apply(Samples.withdrawn(stationMaster), 2);
        index.refresh();
        assertThat(readableIn("fr")).hasSize(4).doesNotContain(stationMaster);
        assertThat(readableIn("en")).hasSize(4).doesNotContain(stationMaster);

        index.apply(new ArticlePublished(corpus.stationMaster), 3);
        index.refresh();
        assertThat(readableIn("fr")).hasSize(5).contains(stationMaster);
        assertThat(readableIn("en")).hasSize(5).contains(stationMaster);
    }

    @Test
    void aTranslationThatArrivesAfterTheWithdrawalStaysHidden() throws IOException {
        corpus.publishIn(index);
        index.apply(Samples.withdrawn(stationMaster), 2);
        corpus.translateIn(index);

        assertThat(readableIn("en")).hasSize(4).doesNotContain(stationMaster);
    }

    @Test
    void repeatedAndLateEventsChangeNothing() throws IOException {
        corpus.publishIn(index);
        assertThat(index.apply(Samples.withdrawn(stationMaster), 5)).isTrue();

        assertThat(index.apply(new ArticlePublished(corpus.stationMaster), 4)).isFalse();
        assertThat(index.apply(Samples.withdrawn(stationMaster), 5)).isFalse();
        TranslatedArticle translated = corpus.translations().getFirst();
        assertThat(index.apply(translated, 2)).isTrue();
        assertThat(index.apply(translated, 2)).isFalse();
        assertThat(index.apply(translated, 1)).isFalse();
        index.refresh();

        assertThat(readableIn("fr")).doesNotContain(stationMaster);
        assertThat(index.documents()).containsEntry(Language.of("en"), 1);
    }

    @Test
    void aLanguageWithoutAnyTextHasNoAnswer() throws IOException {
        corpus.publishIn(index);

        assertThat(index.ask(Language.of("br"), _ -> Optional.of("asked"))).isEmpty();
        assertThat(index.ask(Language.of("fr"), _ -> Optional.of("asked"))).hasValue("asked");
        assertThat(index.originalLanguage(stationMaster)).hasValue(Language.of("fr"));
        assertThat(index.originalLanguage("nobodyknows0")).isEmpty();
    }

    private List<String> readableIn(String language) throws IOException {
        return index.<List<String>>ask(Language.of(language), searcher -> {
                    var ids = new ArrayList<String>();
                    for (ScoreDoc hit : searcher.search(LanguageIndex.isReadable(), 100).scoreDocs) {
                        ids.add(searcher.storedFields().document(hit.doc).get(LanguageIndex.ARTICLE));
                    }
                    return Optional.of(ids);
                })
                .orElseThrow();
    }
}
