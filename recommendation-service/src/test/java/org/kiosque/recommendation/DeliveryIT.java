package org.kiosque.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.Neighbours;
import org.kiosque.common.testing.RawRecords;

/** What readers see of events that come late, twice, in another order or broken. */
class DeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ALL = 20;
    private static final String PUBLISHED = "article.published.v1";

    @RegisterExtension
    static final RunningService service = RunningService.start();

    private final Corpus corpus = new Corpus();

    @Test
    void aWithdrawnArticleDisappearsInEveryLanguageEvenIfATranslationArrivesLater() {
        corpus.publish();
        corpus.translate();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.sameSubject(corpus.nightTrain, "en"))
                        .contains(corpus.stationMaster.articleId()));

        Samples.withdraw(corpus.stationMaster, 2);
        Samples.translate(corpus.translations().get(1), 2);
        Samples.withdraw(corpus.stationMaster, 2);
        Samples.publish(corpus.stationMaster, 1); // late

        await().atMost(SOON)
                .during(Duration.ofSeconds(1))
                .untilAsserted(() -> List.of("fr", "en")
                        .forEach(language -> assertThat(RunningService.ids(
                                        service.related(corpus.nightTrain.articleId(), language, ALL)))
                                .doesNotContain(corpus.stationMaster.articleId())));

        Samples.publish(corpus.stationMaster, 3);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.sameSubject(corpus.nightTrain, "en"))
                        .contains(corpus.stationMaster.articleId()));
    }

    @Test
    void whatIsWithdrawnIsGoneFromEveryListWithinASecond() {
        corpus.publish();
        corpus.translate();
        String english = corpus.translations().get(1).title();
        service.send(
                "POST",
                "/api/v1/reads",
                "{\"articleId\": \"" + corpus.stationMaster.articleId() + "\", \"lang\": \"en\"}",
                "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(service.sameSubject(corpus.nightTrain, "en")).contains(corpus.stationMaster.articleId());
            assertThat(service.sameSubject(corpus.nightTrain, "fr")).contains(corpus.stationMaster.articleId());
            assertThat(service.found(english, "en")).contains(corpus.stationMaster.articleId());
        });

        Samples.withdraw(corpus.stationMaster, 2);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    for (String language : List.of("fr", "en")) {
                        assertThat(service.related(corpus.nightTrain.articleId(), language, ALL)
                                                .toString()
                                        + service.found(english, language)
                                        + service.found(corpus.stationMaster.title(), language)
                                        + service.get("/api/v1/trending?limit=50&lang=" + language)
                                                .body()
                                        + service.get("/api/v1/search/facets?lang=" + language + "&q="
                                                        + URLEncoder.encode(english, StandardCharsets.UTF_8))
                                                .body())
                                .doesNotContain(corpus.stationMaster.articleId());
                    }
                });
    }

    @Test
    void whatIsToldAllOverAgainChangesNothing() {
        corpus.publish();
        corpus.translate();
        Samples.withdraw(corpus.bread, 2);
        Samples.publish(corpus.bread, 3);
        Samples.withdraw(corpus.hives, 2);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(service.found(corpus.bread.title(), "fr")).contains(corpus.bread.articleId());
            assertThat(service.found(corpus.hives.title(), "fr")).doesNotContain(corpus.hives.articleId());
            for (ArticleSnapshot article : corpus.originals()) {
                if (article != corpus.hives) {
                    assertThat(service.found(article.title(), "fr")).contains(article.articleId());
                }
            }
            assertThat(service.sameSubject(corpus.nightTrain, "en")).contains(corpus.stationMaster.articleId());
        });
        List<List<String>> before = answers();

        corpus.publish();
        corpus.translate();
        Samples.withdraw(corpus.bread, 2);
        Samples.publish(corpus.bread, 3);
        Samples.withdraw(corpus.hives, 2);
        corpus.publish();
        List<ArticleSnapshot> behind = IntStream.range(0, 20) // so many that each partition has one behind all of that
                .mapToObj(i ->
                        Samples.article(RandomId.next(), "fr", "Zephyrine " + i, "Texte.", Corpus.PUBLISHED, "essai"))
                .toList();
        behind.forEach(article -> Samples.publish(article, 1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.found("Zephyrine", "fr"))
                        .containsAll(
                                behind.stream().map(ArticleSnapshot::articleId).toList()));

        assertThat(answers()).isEqualTo(before);
        behind.forEach(article -> Samples.withdraw(article, 2));
    }

    /** Of our own articles: others come and go. */
    private List<List<String>> answers() {
        List<String> own =
                corpus.originals().stream().map(ArticleSnapshot::articleId).toList();
        List<List<String>> answers = new ArrayList<>();
        for (String language : List.of("fr", "en")) {
            for (ArticleSnapshot article : corpus.originals()) {
                answers.add(service.sameSubject(article, language));
                answers.add(service.found(article.title(), language));
            }
        }
        return answers.stream()
                .map(ids -> ids.stream().filter(own::contains).toList())
                .toList();
    }

    @Test
    void translationsMayComeBeforeTheirArticlesAndEverythingTwice() {
        corpus.translate();
        corpus.translate();
        corpus.publish();
        corpus.publish();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(service.sameSubject(corpus.nightTrain, "en"))
                    .contains(corpus.stationMaster.articleId())
                    .doesNotHaveDuplicates();
            assertThat(service.sameSubject(corpus.hives, "fr")).contains(corpus.bees.articleId());
        });
    }

    @Test
    void aRevisionShowsAndALatePublicationDoesNotBringTheOldTextBack() {
        ArticleSnapshot first = Samples.article(
                RandomId.next(), "fr", "Premier titre", "Texte.", Instant.parse("2027-06-01T06:00:00Z"), "essai");
        ArticleSnapshot second =
                Samples.article(first.articleId(), "fr", "Second titre", "Texte.", first.publishedAt(), "essai");
        Samples.tell(Topics.ARTICLES, new ArticleRevised(second), 2);
        Samples.publish(first, 1);

        await().atMost(SOON)
                .during(Duration.ofMillis(700))
                .untilAsserted(() -> assertThat(service.card(first.articleId(), "fr")
                                .get("title")
                                .asString())
                        .isEqualTo("Second titre"));
    }

    @Test
    void aRecordThatIsNoEventGoesToTheDeadLettersAndHoldsNothingUp() {
        Neighbours.tell(Topics.ARTICLES, PUBLISHED, corpus.nightTrain.articleId(), 1, "{\"article\":");
        corpus.publish();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.sameSubject(corpus.nightTrain, "fr"))
                        .contains(corpus.stationMaster.articleId()));
        assertThat(RawRecords.of(
                        Topics.deadLettersOf(Topics.ARTICLES),
                        1,
                        SOON,
                        record -> corpus.nightTrain.articleId().equals(record.key())))
                .hasSize(1);
    }

    @Test
    void anEventInWhichEverythingIsMissingHoldsNothingUpEither() {
        Neighbours.tell(Topics.ARTICLES, PUBLISHED, corpus.nightTrain.articleId(), 1, "{}");
        corpus.publish();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.sameSubject(corpus.nightTrain, "fr"))
                        .contains(corpus.stationMaster.articleId()));
    }
}
