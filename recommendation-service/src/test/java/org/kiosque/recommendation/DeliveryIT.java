package org.kiosque.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private static final Duration SOON = Duration.ofSeconds(20);
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
