package org.kiosque.recommendation.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.Corpus;
import org.kiosque.recommendation.RunningService;
import org.kiosque.recommendation.Samples;

class CardsIT {

    /** The topics that all tests share hold other articles, published at the same moment. */
    private static final String DEAF = "spring.kafka.listener.auto-startup=false";

    private static final int ROUNDS = 300;
    private static final Language FRENCH = Language.of("fr");

    @Test
    void anArticleAndItsTranslationsThatArriveAtTheSameMomentAreAllKept() throws Exception {
        try (var service = RunningService.start(DEAF);
                var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            Cards cards = service.bean(Cards.class);
            for (int round = 0; round < ROUNDS; round++) {
                ArticleSnapshot article = new Corpus().bees;
                TranslatedArticle english = Samples.translation(article, "en", "Bees", "Bees.");
                TranslatedArticle spanish = Samples.translation(article, "es", "Abejas", "Abejas.");
                List<Callable<Void>> events = List.of(
                        () -> {
                            cards.apply(new ArticlePublished(article), 1);
                            return null;
                        },
                        () -> {
                            cards.apply(english, 1);
                            return null;
                        },
                        () -> {
                            cards.apply(spanish, 1);
                            return null;
                        });
                for (Future<Void> applied : replicas.invokeAll(events)) {
                    applied.get();
                }

                for (String language : List.of("fr", "en", "es")) {
                    assertThat(cards.first(1, List.of(article.articleId()), Language.of(language)))
                            .as("card in %s, round %d", language, round)
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void whatReadersGetOnlyIfTheyAskHasNoCard() {
        try (var service = RunningService.start(DEAF)) {
            Cards cards = service.bean(Cards.class);
            ArticleSnapshot article = new Corpus().bees;
            TranslatedArticle english = Samples.translation(article, "en", "Bees", "Bees.");
            cards.apply(new ArticlePublished(article), 1);
            cards.apply(english, 1);
            cards.remove(english, 2);
            cards.apply(english, 1);

            List<String> bees = List.of(article.articleId());
            assertThat(cards.first(1, bees, Language.of("en"))).isEmpty();
            assertThat(cards.first(1, bees, FRENCH)).hasSize(1);
            assertThat(cards.latest(Language.of("en"), List.of(), 100))
                    .noneMatch(card -> card.id().equals(article.articleId()));

            cards.apply(english, 3);
            assertThat(cards.first(1, bees, Language.of("en")))
                    .extracting(Card::translation)
                    .containsExactly(new Card.Translation("gist"));
            assertThat(cards.first(1, bees, FRENCH))
                    .extracting(Card::translation)
                    .containsOnlyNulls();
        }
    }

    @Test
    void theLatestAreThoseOfTheLanguageNewestFirst() {
        try (var service = RunningService.start(DEAF)) {
            Cards cards = service.bean(Cards.class);
            var corpus = new Corpus();
            ArticleSnapshot newer = Samples.article(
                    RandomId.next(), "fr", "Plus récent", "Texte.", Corpus.PUBLISHED.plusSeconds(60), "essai");
            cards.apply(new ArticlePublished(corpus.bees), 1);
            cards.apply(new ArticlePublished(newer), 1);
            cards.apply(new ArticlePublished(corpus.bread), 1);
            cards.apply(Samples.withdrawn(corpus.bread.articleId()), 2);
            cards.apply(Samples.translation(corpus.bees, "en", "Bees", "Bees."), 1);

            assertThat(ids(cards.latest(FRENCH, List.of(), 4)))
                    .containsSubsequence(newer.articleId(), corpus.bees.articleId())
                    .doesNotContain(corpus.bread.articleId());
            assertThat(ids(cards.latest(Language.of("en"), List.of(), 4)))
                    .contains(corpus.bees.articleId())
                    .doesNotContain(newer.articleId());
            assertThat(ids(cards.latest(FRENCH, List.of(newer.articleId()), 4))).doesNotContain(newer.articleId());
            assertThat(cards.originalLanguage(corpus.bees.articleId())).hasValue(FRENCH);
            assertThat(cards.originalLanguage(corpus.bread.articleId())).isEmpty();
        }
    }

    @Test
    void theFirstThatCanBeReadAreFoundHoweverFarDownTheyAre() {
        try (var service = RunningService.start(DEAF)) {
            Cards cards = service.bean(Cards.class);
            List<ArticleSnapshot> articles = IntStream.range(0, 20)
                    .mapToObj(n ->
                            Samples.article(RandomId.next(), "fr", "Titre " + n, "Texte.", Corpus.PUBLISHED, "essai"))
                    .toList();
            articles.forEach(article -> cards.apply(new ArticlePublished(article), 1));
            List<ArticleSnapshot> inSpanish = List.of(articles.get(3), articles.get(11), articles.get(19));
            inSpanish.forEach(article -> cards.apply(Samples.translation(article, "es", "Título", "Texto."), 1));
            List<String> ids = articles.stream().map(ArticleSnapshot::articleId).toList();

            assertThat(ids(cards.first(3, ids, Language.of("es"))))
                    .containsExactlyElementsOf(
                            inSpanish.stream().map(ArticleSnapshot::articleId).toList());
            assertThat(ids(cards.first(2, ids, Language.of("es")))).hasSize(2);
            assertThat(ids(cards.first(3, ids, FRENCH))).containsExactlyElementsOf(ids.subList(0, 3));
            assertThat(cards.first(3, ids, Language.of("tlh"))).isEmpty();
            assertThat(cards.first(3, List.of(), FRENCH)).isEmpty();
        }
    }

    private static List<String> ids(List<Card> cards) {
        return cards.stream().map(Card::id).toList();
    }
}
