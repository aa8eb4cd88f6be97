package org.kiosque.recommendation.related.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestMongo;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.recommendation.Corpus;
import org.kiosque.recommendation.RunningService;
import org.kiosque.recommendation.Samples;
import tools.jackson.databind.JsonNode;

/** A trial that all articles and readers are in: what is shown and clicked is counted for its weighting, once. */
class TrialIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @RegisterExtension
    static final RunningService service = RunningService.start(
            "spring.mongodb.uri=" + TestMongo.freshDatabase(), "kiosque.trial.share=1", "kiosque.trial.least=0.9999");

    @RegisterExtension
    static final RunningService usual = RunningService.start();

    private final Corpus corpus = new Corpus();

    @AfterEach
    void withdraw() {
        corpus.originals().forEach(article -> Samples.withdraw(article, 9));
    }

    @Test
    void theOtherWeightingIsShownAndItsClicksAreCountedOnce() {
        corpus.publish();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(usual.sameSubject(corpus.bees, "fr")).contains(corpus.hives.articleId()));
        awaitKnown(service, corpus.bees, corpus.hives);
        assertThat(service.sameSubject(corpus.bees, "fr"))
                .as("so little is enough for nothing")
                .isEmpty();

        read(corpus.bees, 1, null);
        read(corpus.hives, 1, corpus.bees.slug());
        assertThat(counted("related", "shown")).isEqualTo(2);
        assertThat(counted("related", "clicks")).as("it did not stand there").isZero();
    }

    @Test
    void aClickOnWhatStandsThereCountsOnceAndOneFromElsewhereDoesNot() {
        try (var trial = RunningService.start(
                "spring.mongodb.uri=" + TestMongo.freshDatabase(), "kiosque.trial.share=1", "kiosque.trial.tags=0.3")) {
            corpus.publish();
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(trial.sameSubject(corpus.bees, "fr")).contains(corpus.hives.articleId()));
            awaitKnown(trial, corpus.bees, corpus.hives, corpus.bread, corpus.nightTrain, corpus.stationMaster);

            for (int i = 0; i < 2; i++) {
                read(trial, corpus.hives, "203.0.113.1", ", \"from\": \"" + corpus.bees.slug() + "\"");
                read(trial, corpus.bread, "203.0.113.1", ", \"from\": \"" + corpus.bees.slug() + "\"");
                read(trial, corpus.nightTrain, "203.0.113.1", ", \"from\": \"search\"");
            }
            assertThat(counted(trial, "related", "clicks")).isEqualTo(1);
            assertThat(counted(trial, "related", "shown")).isEqualTo(3);

            String reader = "reader-" + RandomId.next();
            trial.get("/api/v1/readers/" + reader + "/recommendations?lang=fr");
            read(trial, corpus.bees, "203.0.113.2", ", \"from\": \"for-you\", \"reader\": \"" + reader + "\"");
            read(trial, corpus.stationMaster, "203.0.113.3", ", \"from\": \"for-you\"");
            assertThat(counted(trial, "for-you", "clicks")).isEqualTo(1);
            assertThat(counted(trial, "for-you", "shown")).isEqualTo(1);
            assertThat(trial.bean(MeterRegistry.class)
                            .get("trial.clicks")
                            .tags("place", "related", "variant", "trial")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void whoIsNoEditorIsNotTold() {
        assertThat(service.get("/api/v1/recommendation-trial").statusCode()).isEqualTo(401);
        var answer = service.send(
                "POST", "/api/v1/reads", "{\"articleId\": \"x\", \"lang\": \"fr\", \"from\": \"<script>\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"/from\"");
    }

    /** Reads of what is not known yet count nothing. */
    private static void awaitKnown(RunningService asked, ArticleSnapshot... articles) {
        for (ArticleSnapshot article : articles) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(asked.found(article.title(), "fr")).contains(article.articleId()));
        }
    }

    private static void read(ArticleSnapshot article, int network, String from) {
        read(service, article, "203.0.113." + network, from == null ? "" : ", \"from\": \"" + from + "\"");
    }

    private static void read(RunningService asked, ArticleSnapshot article, String address, String more) {
        String body = "{\"articleId\": \"" + article.articleId() + "\", \"lang\": \"fr\"" + more + "}";
        assertThat(asked.send("POST", "/api/v1/reads", body, "User-Agent", FIREFOX, "X-Forwarded-For", address)
                        .statusCode())
                .isEqualTo(202);
    }

    private static long counted(String place, String what) {
        return counted(service, place, what);
    }

    private static long counted(RunningService asked, String place, String what) {
        var answer = asked.get("/api/v1/recommendation-trial", "Authorization", "Bearer " + TestTokens.with("editor"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode told = RunningService.json(answer.body());
        assertThat(told.get("share").asDouble()).isEqualTo(1);
        return told.get("items")
                .valueStream()
                .filter(item -> item.get("place").asString().equals(place))
                .peek(item -> assertThat(item.get("variant").asString()).isEqualTo("trial"))
                .mapToLong(item -> item.get(what).asLong())
                .sum();
    }
}
