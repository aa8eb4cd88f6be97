package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Neighbours that are down cost the reader their section, not the page. */
@Order(Integer.MAX_VALUE - 1)
@ExtendWith(RunningPlatform.class)
class DegradedIT {

    private static final List<String> NEIGHBOURS =
            List.of("comment-service", "recommendation-service", "translation-service");
    private static final List<String> SERVICES =
            List.of("article-service", "comment-service", "recommendation-service", "translation-service");
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    /** Kafka takes up to 45 s to believe that a killed reader is gone; until then its successor hears no news. */
    @AfterEach
    void allAreBackAndHearOfWhatIsPublished(Platform platform, Api api) {
        await().atMost(RECOVERY).until(() -> NEIGHBOURS.stream().allMatch(platform::listens));
        String id = publish(api);
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> api.comment(id, "Ada", "Is it known yet?", "x").statusCode() == 400
                        && api.get("/api/v1/languages").statusCode() == 200
                        && api.get("/api/v1/articles/" + id + "/related?lang=fr")
                                        .statusCode()
                                == 200);
    }

    @Test
    void withNeighboursThatAnswerNobodyTheArticlePageStillRenders(Platform platform, Api api) {
        String id = publish(api);
        try {
            NEIGHBOURS.forEach(platform::freeze);

            assertThePageIsThereWithoutTheirSections(api, id);
        } finally {
            NEIGHBOURS.forEach(platform::thaw);
        }
    }

    /** A service takes seconds to start again; the page is asked for while all three refuse connections. */
    @Test
    void withNeighboursThatAreDownTheArticlePageStillRenders(Platform platform, Api api) {
        String id = publish(api);

        NEIGHBOURS.forEach(platform::kill);
        assertThePageIsThereWithoutTheirSections(api, id);

        assertThat(NEIGHBOURS).as("still down afterwards").noneMatch(platform::listens);
    }

    /** Each comes back by itself before the next one dies. */
    @Test
    void whicheverServiceIsKilledEveryReaderGetsAPageInTime(Platform platform, Api api) throws Exception {
        Duration patience = Machine.patience(Duration.ofSeconds(2));
        Readers readers = Readers.ofPages(api, publish(api));
        try (readers) {
            for (String service : SERVICES) {
                int before = readers.answers.size();
                platform.kill(service);
                await().atMost(RECOVERY)
                        .until(() -> readers.answers.size() >= before + 200
                                && platform.actuator(service).isReady());
            }
        }

        System.out.printf(
                "Measured: %d pages while services died, the longest %s%n",
                readers.answers.size(),
                readers.answers.stream()
                        .sorted(Comparator.comparing(Readers.Answer::millis).reversed())
                        .limit(5)
                        .toList());
        assertThat(readers.answers.stream().filter(answer -> !answer.good())).isEmpty();
        assertThat(readers.answers.stream().filter(answer -> answer.millis() > patience.toMillis()))
                .isEmpty();
    }

    private static String publish(Api api) {
        return api.publish("fr", Texts.title(Texts.next()), Texts.lead(3), Texts.body(60), List.of("Rail"));
    }

    /** Nobody has seen the page before, so that nothing of it comes from a cache. */
    private static void assertThePageIsThereWithoutTheirSections(Api api, String id) {
        Document page = api.page(api.article(id, "en").get("url").asString());

        assertThat(page.selectFirst("h1").text()).isNotBlank();
        assertThat(page.select("main h2")).isNotEmpty();
        assertThat(page.selectFirst("#comments").text()).contains("Comments are unavailable for the moment");
        HttpResponse<String> comments = api.get("/api/v1/articles/" + id + "/comments");
        assertThat(comments.statusCode()).isIn(503, 504);
        assertThat(comments.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }
}
