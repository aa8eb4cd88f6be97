package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Neighbours that answer nobody cost the reader their section, not the page. */
@ExtendWith(RunningPlatform.class)
class DegradedIT {

    private static final List<String> NEIGHBOURS =
            List.of("comment-service", "recommendation-service", "translation-service");

    @Test
    void withAllNeighboursDownTheArticlePageStillRenders(Platform platform, Api api) {
        String id = api.publish("fr", Texts.title(Texts.next()), Texts.lead(3), Texts.body(60), List.of("Rail"));
        String url = api.article(id, "fr").get("url").asString();

        NEIGHBOURS.forEach(platform::freeze);
        try {
            Document page = api.page(url);

            assertThat(page.selectFirst("h1").text()).startsWith("Le train");
            assertThat(page.select("main h2")).isNotEmpty();
            HttpResponse<String> comments = api.get("/api/v1/articles/" + id + "/comments");
            assertThat(comments.statusCode()).isIn(503, 504);
            assertThat(comments.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        } finally {
            NEIGHBOURS.forEach(platform::thaw);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/articles/" + id + "/comments").statusCode() == 200
                        && api.get("/api/v1/articles/" + id + "/related?lang=fr")
                                        .statusCode()
                                == 200);
    }
}
