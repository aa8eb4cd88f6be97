package org.kiosque.recommendation.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.Corpus;
import org.kiosque.recommendation.Samples;
import org.kiosque.recommendation.index.ArticleIndex;
import org.kiosque.recommendation.index.LanguageIndex;

/** What is found by which words, in which order. */
class ArticleSearchTest {

    private static final Instant NOW = Corpus.PUBLISHED.plus(Duration.ofDays(1));
    private static final Language FRENCH = Language.of("fr");

    private final Corpus corpus = Corpus.inPlainWords();
    private final ArticleSearch search = new ArticleSearch();

    @AutoClose
    private ArticleIndex index;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        index = new ArticleIndex(folder.resolve("index"));
        corpus.publishIn(index);
        corpus.translateIn(index);
    }

    @Test
    void whatIsFoundIsCountedByTagAuthorAndYear() throws IOException {
        Facets facets = facets("train");

        assertThat(facets.tags()).containsExactly(new Facets.Count("transports", 2));
        assertThat(facets.years()).containsExactly(new Facets.Count("2026", 2));
        assertThat(facets.authors()).extracting(Facets.Count::count).containsOnly(2);
        assertThat(facets("trian").tags()).as("with a slip").isEqualTo(facets.tags());
        assertThat(facets("chateaubriand")).isEqualTo(Facets.NONE);
        assertThat(search.facets(index, new Question("train", Language.of("tlh"), null, null, null, null), NOW))
                .isEmpty();
    }

    @Test
    void aListIsNarrowedByAuthor() throws IOException {
        String author = corpus.nightTrain.authors().getFirst().key();

        for (String key : List.of(author, "nobody")) {
            var question = new Question("train", FRENCH, null, key, null, null);
            assertThat(search.search(index, question, null, 10, NOW)
                            .orElseThrow()
                            .found())
                    .hasSize(key.equals(author) ? 2 : 0);
        }
    }

    private Facets facets(String words) throws IOException {
        return search.facets(index, new Question(words, FRENCH, null, null, null, null), NOW)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | le train de nuit",
                "fr | TRAIN  nuit",
                "fr | trains couchette",
                "fr | apres déserts",
                "fr | \"train de nuit\"",
                "fr | « train de nuit »",
                "fr | train -chef",
                "fr | trian couchetes",
                "en | night train",
                "en | couchettes platforms"
            })
    void theArticleWithTheseWordsIsFound(String language, String words) throws IOException {
        assertThat(ids(words, language)).startsWith(corpus.nightTrain.articleId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train abeilles",
                "\"nuit de train\"",
                "-train",
                "chateaubriand",
                "nxtt",
                "\"",
                "- - -",
                "((( AND *:* ~9",
                "title:abeilles~",
                "\u0000\uD800",
                "😀"
            })
    void whatHasNotAllOfTheWordsIsNot(String words) throws IOException {
        assertThat(ids(words, "fr")).doesNotContain(corpus.nightTrain.articleId());
    }

    @Test
    void oneSlipIsForgivenOnlyWhereNothingIsWrittenSo() throws IOException {
        ArticleSnapshot mistyped =
                Samples.article(RandomId.next(), "fr", "Le ferroviaite", "Un mot rare.", Corpus.PUBLISHED, "essai");
        assertThat(ids("ferroviaite", "fr")).contains(corpus.nightTrain.articleId(), corpus.stationMaster.articleId());

        publish(mistyped);

        assertThat(ids("ferroviaite", "fr")).containsExactly(mistyped.articleId());
    }

    @Test
    void aWordOfTheTitleSaysMostAndOfTwoAlikeTheNewerComesFirst() throws IOException {
        ArticleSnapshot inBody = publish("Un autre titre", "Le zèbre est là.", 0);
        ArticleSnapshot older = publish("Le zèbre", "Il court.", -40);
        ArticleSnapshot newer = publish("Le zèbre", "Il court.", 0);

        assertThat(ids("zebre", "fr")).containsExactly(newer.articleId(), older.articleId(), inBody.articleId());
    }

    @Test
    void partByPartEachResultIsSeenOnce() throws IOException {
        List<String> all = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            all.add(publish("Le zèbre", "Le même texte.", -(n % 2)).articleId());
        }
        List<String> seen = new ArrayList<>();
        Position after = null;
        do {
            Results part = search(question("zèbre", "fr", null, null, null), after, 3);
            seen.addAll(idsOf(part));
            after = part.next();
            if (seen.size() == 3) { // the list goes on while others are published
                publish("Un titre de plus", "Encore un zèbre, plus bas.", 0);
            }
        } while (after != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(all);
    }

    @Test
    void aPartOfATolerantAnswerGoesOnTolerantly() throws IOException {
        IntStream.range(0, 4).forEach(n -> publish("Le zèbre", "Il court.", n));

        Results first = search(question("zébru", "fr", null, null, null), null, 3);
        assertThat(first.found()).hasSize(3);
        Results second = search(question("zébru", "fr", null, null, null), first.next(), 3);

        assertThat(second.found()).hasSize(1);
        assertThat(idsOf(first)).doesNotContainAnyElementsOf(idsOf(second));
    }

    @Test
    void tagAndTimeLeaveOutWhatIsNotAskedFor() throws IOException {
        ArticleSnapshot early = publish("Le zèbre", "Il court.", 0);
        ArticleSnapshot late = publish("Le zèbre", "Il court.", 5);
        publish(Samples.article(RandomId.next(), "fr", "Le zèbre", "Ailleurs.", Corpus.PUBLISHED, "zoo"));
        Instant fifth = Corpus.PUBLISHED.plus(Duration.ofDays(5));

        assertThat(idsOf(search(question("zèbre", "fr", "essai", fifth, null), null, 9)))
                .containsExactly(late.articleId());
        assertThat(idsOf(search(question("zèbre", "fr", "essai", null, fifth), null, 9)))
                .containsExactly(early.articleId());
        assertThat(idsOf(search(question("zèbre", "fr", "zoo", null, null), null, 9)))
                .hasSize(1);
    }

    @Test
    void whatWasWithdrawnIsNotFoundInAnyLanguage() throws IOException {
        index.apply(Samples.withdrawn(corpus.bees.articleId()), 2);
        index.refresh();

        assertThat(ids("abeilles toits", "fr")).doesNotContain(corpus.bees.articleId());
        assertThat(ids("bees roofs", "en")).doesNotContain(corpus.bees.articleId());
        assertThat(search.search(index, question("abeilles", "br", null, null, null), null, 9, NOW))
                .isEmpty();
    }

    @Test
    void theWordsAreMarkedWhereTheyStandWithoutAccentsAndInOtherForms() throws IOException {
        Results results = search(question("cheminot quai", "fr", null, null, null), null, 9);

        Marked passage = passageOf(results, corpus.nightTrain.articleId());
        assertThat(marked(passage)).contains("cheminots", "quais");
        assertThat(passage.text()).hasSizeLessThanOrEqualTo(400).doesNotContain("\n", "**");
        Marked title = search(question("ete gare", "fr", null, null, null), null, 9)
                .highlights()
                .in(LanguageIndex.TITLE, corpus.stationMaster.title());
        assertThat(title.text()).isEqualTo("Dernier été du chef de gare");
        assertThat(marked(title)).containsExactly("été", "gare");
    }

    @Test
    void ofASentenceWithoutEndAPartIsShownWithWhatWasLookedFor() throws IOException {
        ArticleSnapshot endless = publish("Long", "mot ".repeat(800) + "<b>zèbre</b> " + "mot ".repeat(800), 0);

        Marked passage = passageOf(search(question("zebre", "fr", null, null, null), null, 9), endless.articleId());

        assertThat(passage.text()).hasSizeLessThanOrEqualTo(400).doesNotContain("<b>");
        assertThat(marked(passage)).containsExactly("zèbre");
    }

    @Test
    void moreWordsThanPeopleTypeAreLeftOut() throws IOException {
        assertThat(ids("train ".repeat(Words.MOST_WORDS) + "abeilles", "fr")).contains(corpus.nightTrain.articleId());
    }

    private static List<String> marked(Marked text) {
        return text.marks().stream()
                .map(mark -> text.text().substring(mark.start(), mark.end()))
                .toList();
    }

    private static Marked passageOf(Results results, String id) {
        return results.found().stream()
                .filter(found -> found.articleId().equals(id))
                .map(Results.Found::passage)
                .findFirst()
                .orElseThrow();
    }

    private ArticleSnapshot publish(String title, String body, int daysLater) {
        ArticleSnapshot article = Samples.article(
                RandomId.next(), "fr", title, body, Corpus.PUBLISHED.plus(Duration.ofDays(daysLater)), "essai");
        publish(article);
        return article;
    }

    private void publish(ArticleSnapshot article) {
        try {
            index.apply(new ArticlePublished(article), 1);
            index.refresh();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> ids(String words, String language) throws IOException {
        return idsOf(search(question(words, language, null, null, null), null, 9));
    }

    private static List<String> idsOf(Results results) {
        return results.found().stream().map(Results.Found::articleId).toList();
    }

    private Results search(Question question, @Nullable Position after, int limit) throws IOException {
        return search.search(index, question, after, limit, NOW).orElseThrow();
    }

    private static Question question(
            String words, String language, @Nullable String tag, @Nullable Instant from, @Nullable Instant to) {
        return new Question(words, language.equals("fr") ? FRENCH : Language.of(language), tag, null, from, to);
    }
}
