package org.kiosque.recommendation.related.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.Corpus;
import org.kiosque.recommendation.Samples;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.related.ranking.Ranked;
import org.kiosque.recommendation.related.ranking.Weights;

/** Articles that have no word in common, and vectors that are made up. */
class MeaningTest {

    private static final Instant NOW = Corpus.PUBLISHED.plus(Duration.ofDays(3));
    private static final byte[] HERE = {100, 10, 0, 0};
    private static final byte[] NEAR = {90, 30, 0, 0};
    private static final byte[] FAR = {0, 0, 100, -20};

    private final SimilarArticles similarArticles = new SimilarArticles();
    private final ArticleSnapshot article = french("Le pêcheur rentre au port", "Ses filets sèchent.");
    private final ArticleSnapshot near = french("Marin breton", "Une barque quitte enfin le quai.");
    private final ArticleSnapshot far = french("Budget communal", "Impôts locaux inchangés.");

    @AutoClose
    private ArticleIndex index;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        index = new ArticleIndex(folder.resolve("index"));
        for (ArticleSnapshot one : List.of(article, near, far)) {
            index.apply(new ArticlePublished(one), 1);
        }
        index.refresh();
    }

    private static ArticleSnapshot french(String title, String body) {
        return Samples.article(RandomId.next(), "fr", title, body, Corpus.PUBLISHED);
    }

    @Test
    void whatMeansSomethingSimilarIsFoundThoughItHasNoWordInCommon() throws IOException {
        assertThat(similar()).as("before anybody knows what they mean").isEmpty();

        index.mean(near.articleId(), NEAR);
        index.mean(far.articleId(), FAR);
        index.showMeanings();
        assertThat(similar()).as("before its own is known").isEmpty();

        index.mean(article.articleId(), HERE);
        index.showMeanings();
        assertThat(similar()).containsExactly(near.articleId());
    }

    @Test
    void aNewMeaningTakesThePlaceOfTheOldOne() throws IOException {
        index.mean(article.articleId(), HERE);
        index.mean(near.articleId(), FAR);
        index.showMeanings();
        assertThat(similar()).isEmpty();

        index.mean(near.articleId(), NEAR);
        index.showMeanings();
        assertThat(similar()).containsExactly(near.articleId());
    }

    @Test
    void whatIsWithdrawnIsNearToNothingNotEvenWhenItsMeaningComesLater() throws IOException {
        index.mean(article.articleId(), HERE);
        index.mean(near.articleId(), NEAR);
        index.apply(Samples.withdrawn(near.articleId()), 2);
        index.refresh();
        assertThat(similar()).isEmpty();

        index.mean(near.articleId(), NEAR);
        index.showMeanings();
        assertThat(similar()).isEmpty();
    }

    @Test
    void onlyWhatCanBeReadInTheLanguageOfTheModelWaitsToBeUnderstood() throws IOException {
        assertThat(index.takeUnknown(10)).isEmpty();

        index.apply(Samples.translation(near, "en", "Breton sailor", "A boat leaves the quay at last."), 1);
        assertThat(index.takeUnknown(10)).as("not to be found yet").isEmpty();
        index.refresh();
        assertThat(index.takeUnknown(10)).containsExactly(near.articleId());
        assertThat(index.takeUnknown(10)).as("handed out once").isEmpty();
        assertThat(index.telling(near.articleId()))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("Breton sailor\n").contains("A boat leaves"));
        assertThat(index.telling(article.articleId())).isEmpty();

        index.giveBack(List.of(near.articleId()));
        assertThat(index.unknown()).isEqualTo(1);
        index.apply(Samples.withdrawn(near.articleId()), 2);
        index.refresh();
        assertThat(index.telling(near.articleId())).isEmpty();

        assertThat(index.takeUnknown(10)).containsExactly(near.articleId());
        index.apply(new ArticlePublished(near), 3);
        index.refresh();
        assertThat(index.takeUnknown(10)).as("it can be read again").containsExactly(near.articleId());
    }

    private List<String> similar() throws IOException {
        return similarArticles.to(index, article.articleId(), Language.of("fr"), Map.of(), Weights.USUAL, NOW).stream()
                .map(Ranked::articleId)
                .toList();
    }
}
