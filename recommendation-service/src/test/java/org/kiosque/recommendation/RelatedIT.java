package org.kiosque.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.TranslatedArticle;
import tools.jackson.databind.JsonNode;

/** What readers are recommended; one running service, in which each test looks only for its own articles. */
class RelatedIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ALL = 20;

    @RegisterExtension
    static final RunningService service = RunningService.start();

    private final Corpus corpus = new Corpus();

    @Test
    void articlesOnTheSameSubjectAreRecommendedInBothLanguages() {
        corpus.publish();
        corpus.translate();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(service.sameSubject(corpus.nightTrain, "fr")).contains(corpus.stationMaster.articleId());
            assertThat(service.sameSubject(corpus.stationMaster, "en")).contains(corpus.nightTrain.articleId());
            assertThat(service.sameSubject(corpus.bees, "en"))
                    .contains(corpus.hives.articleId())
                    .doesNotContain(corpus.bread.articleId(), corpus.bees.articleId());
        });
    }

    @Test
    void aFrenchArticleFindsAnEnglishOneInTheReadersLanguage() {
        ArticleSnapshot french = corpus.nightTrain;
        TranslatedArticle text = corpus.translations().get(1);
        ArticleSnapshot english =
                Samples.article(RandomId.next(), "en", text.title(), text.body(), Corpus.PUBLISHED, RandomId.next());
        Samples.publish(french, 1);
        Samples.publish(english, 1);
        Samples.translate(corpus.translations().get(0), 1);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(service.sameSubject(french, "en")).contains(english.articleId());
            assertThat(service.sameSubject(english, "en")).contains(french.articleId());
        });
        assertThat(service.sameSubject(english, "fr"))
                .as("nobody has translated it, and yet it leads to what can be read")
                .contains(french.articleId());

        Samples.translate(
                Samples.translation(english, "fr", corpus.stationMaster.title(), corpus.stationMaster.body()), 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.related(french.slug(), "fr", ALL))
                        .filteredOn(card -> card.get("id").asString().equals(english.articleId()))
                        .singleElement()
                        .satisfies(card -> {
                            assertThat(card.get("title").asString()).isEqualTo(corpus.stationMaster.title());
                            assertThat(card.get("url").asString()).startsWith("/fr/");
                            assertThat(card.get("why").asString()).isEqualTo("same-subject");
                        }));
    }

    @Test
    void aCardHoldsWhatAListShowsInTheReadersLanguage() {
        var golden = Samples.golden();
        ArticleSnapshot original = new ArticleSnapshot(
                RandomId.next(),
                1,
                "fr",
                golden.slug(),
                golden.title(),
                golden.lead(),
                golden.body(),
                golden.tags(),
                golden.authors(),
                golden.image(),
                golden.comments(),
                Instant.parse("2027-05-01T06:00:00Z"),
                golden.updatedAt());
        Samples.translate(Samples.translation(original, "en", "The night train returns", "One evening"), 1);
        Samples.publish(original, 1);

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode card = service.card(original.articleId(), "en");
            String slug = "the-night-train-returns-" + original.articleId();
            assertThat(card.get("language").asString()).isEqualTo("en");
            assertThat(card.get("title").asString()).isEqualTo("The night train returns");
            assertThat(card.get("slug").asString()).isEqualTo(slug);
            assertThat(card.get("url").asString()).isEqualTo("/en/" + slug);
            assertThat(card.get("publishedAt").asString()).isEqualTo("2027-05-01T06:00:00Z");
            assertThat(card.get("original").get("language").asString()).isEqualTo("fr");
            assertThat(card.get("original").get("title").asString()).isEqualTo("Le train de nuit revient");
            assertThat(card.get("original").get("url").asString()).isEqualTo("/fr/" + golden.slug());
            assertThat(card.get("tags").get(0).get("key").asString()).isEqualTo("transports");
            assertThat(card.get("authors").get(0).get("name").asString()).isEqualTo("Nadia Ferrand");
            assertThat(card.get("image").get("alt").asString()).isEqualTo("A train at the platform, at night");
            assertThat(card.get("image").get("variants").get(0).get("width").asInt())
                    .isEqualTo(640);
        });
        assertThat(service.card(original.articleId(), "fr").get("lead").asString())
                .isEqualTo(golden.lead());
    }

    @Test
    void anArticleThatNobodyHasTranslatedIsOnlyRecommendedInItsOwnLanguage() {
        corpus.publish();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.sameSubject(corpus.nightTrain, "fr"))
                        .contains(corpus.stationMaster.articleId()));
        assertThat(RunningService.ids(service.related(corpus.nightTrain.articleId(), "en", ALL)))
                .doesNotContain(corpus.stationMaster.articleId());
    }

    @Test
    void anArticleThatIsNotKnownYetIsAnsweredWithTheLatest() {
        ArticleSnapshot newest = Samples.article(
                RandomId.next(), "fr", "Demain", "Texte.", Instant.parse("2028-01-01T06:00:00Z"), "futur");
        Samples.publish(newest, 1);

        await().atMost(SOON).untilAsserted(() -> {
            var cards = service.related("un-titre-" + RandomId.next(), "fr", 20).stream()
                    .filter(card -> !card.get("why").asString().equals("popular")) // with readers of other tests
                    .toList();
            assertThat(cards.getFirst().get("id").asString()).isEqualTo(newest.articleId());
            assertThat(cards.getFirst().get("why").asString()).isEqualTo("latest");
        });
    }

    @Test
    void whatIsMissingIsFilledUpWithTheLatestButNeverTheArticleItself() {
        corpus.publish();

        await().atMost(SOON).untilAsserted(() -> {
            var cards = service.related(corpus.bees.slug(), "fr", 4);
            assertThat(cards).hasSize(4);
            assertThat(RunningService.ids(cards)).doesNotHaveDuplicates().doesNotContain(corpus.bees.articleId());
            assertThat(cards.getFirst().get("why").asString()).isEqualTo("same-subject");
            assertThat(cards.getLast().get("why").asString()).isIn("same-subject", "latest");
        });
    }

    @Test
    void theOneSimilarArticleThatCanBeReadIsFoundBehindManyThatCannot() {
        for (int i = 0; i < 10; i++) {
            Samples.publish(
                    Samples.article(
                            RandomId.next(),
                            "fr",
                            corpus.bees.title(),
                            corpus.bees.body(),
                            Corpus.PUBLISHED.plus(Duration.ofDays(i)),
                            corpus.bees.tags().getFirst().key()),
                    1);
        }
        Samples.publish(corpus.bees, 1);
        Samples.publish(corpus.hives, 1);
        Samples.translate(corpus.translations().get(3), 1);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.related(corpus.bees.slug(), "en", 1, "same-subject"))
                        .containsExactly(corpus.hives.articleId()));
    }

    @Test
    void theSameAnswerIsNotSentTwiceAndMetricsTell() {
        corpus.publish();
        String path = "/api/v1/articles/" + corpus.bees.articleId() + "/related?lang=fr";
        await().atMost(SOON).untilAsserted(() -> {
            var answer = service.get(path);
            String etag = answer.headers().firstValue("ETag").orElseThrow();
            assertThat(etag).startsWith("\"");
            assertThat(service.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        });

        String metrics = service.actuator("/actuator/prometheus").body();
        assertThat(metrics).contains("index_documents{", "related_seconds_count{", "index_caught_up 1.0");
        assertThat(service.actuator("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void badInputIsTheClientsFaultAndSaidSo() {
        for (String path : List.of(
                "/api/v1/articles/x/related?lang=tlh",
                "/api/v1/articles/x/related?lang=en&limit=0",
                "/api/v1/articles/x/related?lang=en&limit=101")) {
            var answer = service.get(path);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(RunningService.json(answer.body())
                            .get("errors")
                            .get(0)
                            .get("pointer")
                            .asString())
                    .isIn("lang", "limit");
        }
        assertThat(service.get("/api/v1/articles").statusCode()).isEqualTo(401);
        assertThat(service.get("/api/v1/articles/%24ne%3A1/related?lang=fr").statusCode())
                .isEqualTo(200);
    }
}
