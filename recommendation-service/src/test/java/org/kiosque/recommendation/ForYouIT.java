package org.kiosque.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.cards.Cards;
import tools.jackson.databind.JsonNode;

/** What one reader is recommended, who has agreed to it, and what readers read together. */
class ForYouIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @RegisterExtension
    static final RunningService service = RunningService.start();

    private final Corpus corpus = new Corpus();
    private final String reader = "reader-" + RandomId.next();

    @BeforeEach
    void publish() {
        corpus.publish();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(service.sameSubject(corpus.bees, "fr")).contains(corpus.hives.articleId()));
        Cards cards = service.bean(Cards.class);
        for (ArticleSnapshot article : corpus.originals()) { // reads of what is not known yet count nothing
            await().atMost(SOON).until(() -> cards.canBeRead(article.articleId(), Language.of("fr")));
        }
    }

    @Test
    void afterReadingAboutBeesComesTheHoneyAndItSaysWhy() {
        read(corpus.bees, reader, 1);

        List<JsonNode> items = recommended(reader);
        JsonNode first = items.getFirst();
        assertThat(first.get("id").asString()).isEqualTo(corpus.hives.articleId());
        assertThat(first.get("why").asString()).isEqualTo("after-reading");
        assertThat(first.get("because").get("id").asString()).isEqualTo(corpus.bees.articleId());
        assertThat(first.get("because").get("url").asString()).isEqualTo("/fr/" + corpus.bees.slug());
        assertThat(RunningService.ids(items)).doesNotContain(corpus.bees.articleId());

        read(corpus.hives, reader, 2);
        assertThat(RunningService.ids(recommended(reader)))
                .doesNotContain(corpus.bees.articleId(), corpus.hives.articleId());

        service.send("DELETE", "/api/v1/readers/" + reader, "");
        assertThat(recommended(reader)).allSatisfy(item -> {
            assertThat(item.get("why").asString()).isIn("popular", "latest");
            assertThat(item.get("because").isNull()).isTrue();
        });
    }

    @Test
    void whatThreeReadersHaveReadTogetherIsRecommendedTogether() {
        for (int i = 0; i < 2; i++) {
            readBoth(i);
        }
        assertThat(service.related(corpus.bread.slug(), "fr", 20, "read-together"))
                .isEmpty();

        readBoth(2);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.related(corpus.bread.slug(), "fr", 19, "read-together"))
                        .containsExactly(corpus.nightTrain.articleId()));
    }

    @Test
    void anIdThatCouldBeGuessedIsRefused() {
        assertThat(service.get("/api/v1/readers/me/recommendations").statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/v1/readers/" + reader + "/recommendations?lang=tlh")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/v1/readers/" + reader + "/recommendations")
                        .headers()
                        .firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    private void readBoth(int number) {
        String someone = "someone-" + RandomId.next() + number;
        read(corpus.bread, someone, 10 + number);
        read(corpus.nightTrain, someone, 10 + number);
    }

    private static void read(ArticleSnapshot article, String reader, int network) {
        var answer = service.send(
                "POST",
                "/api/v1/reads",
                "{\"articleId\": \"%s\", \"lang\": \"fr\", \"reader\": \"%s\"}".formatted(article.articleId(), reader),
                "User-Agent",
                "Mozilla/5.0 Firefox/140.0",
                "X-Forwarded-For",
                "192.0.2." + network);
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private static List<JsonNode> recommended(String reader) {
        var answer = service.get("/api/v1/readers/" + reader + "/recommendations?lang=fr&limit=5");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer.body()).get("items").valueStream().toList();
    }
}
