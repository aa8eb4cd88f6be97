package org.kiosque.gateway.edge.pages;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.events.RandomId;
import org.kiosque.gateway.Platform;

/** What readers get when a page cannot be rendered anew, and what they never get again. */
class StalePageTest extends Platform {

    @Test
    void whenRenderingFailsReadersGetTheLastGoodPage() {
        var good = read(article.englishPath());
        ARTICLES.stop();
        clock.pass(Duration.ofMinutes(3));

        var stale = read(article.englishPath());

        assertThat(stale.statusCode()).isEqualTo(200);
        assertThat(stale.body()).isEqualTo(good.body());
        assertThat(header(stale, "Age")).isEqualTo("180");
        assertThat(header(stale, "Warning")).startsWith("110");
        ARTICLES.start();
        articleIs(article.english().replace("English body.", "Back again."));
        await().untilAsserted(
                        () -> { // a connection of before may still be tried
                            clock.pass(Duration.ofSeconds(2));
                            var fresh = read(article.englishPath());
                            assertThat(text(fresh)).contains("Back again.");
                            assertThat(header(fresh, "Warning")).isEmpty();
                        });
    }

    @Test
    void aServiceThatFailsLeavesReadersTheLastGoodPage() {
        var good = read(article.englishPath());
        articleIs(500);
        clock.pass(Duration.ofSeconds(30));

        var stale = read(article.englishPath());

        assertThat(stale.statusCode()).isEqualTo(200);
        assertThat(stale.body()).isEqualTo(good.body());
        assertThat(header(stale, "Age")).isEqualTo("30");
        assertThat(header(stale, "Warning")).startsWith("110");
    }

    @Test
    void aPageIsNotServedStaleForEver() {
        read(article.englishPath());
        ARTICLES.stop();
        clock.pass(Duration.ofHours(25));

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(503);
    }

    @Test
    void failuresAreNotKept() {
        articleIs(503);
        assertThat(read(article.englishPath()).statusCode()).isEqualTo(503);
        articleIs(article.english());

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(200);
    }

    @Test
    void aWithdrawnArticleIsNotServedFromMemory() {
        read(article.englishPath());
        articleIs(410);
        clock.pass(Duration.ofSeconds(1));

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(410);
        assertThat(read(article.englishPath()).statusCode()).isEqualTo(410);
        timesRendered(2);
        ARTICLES.stop();
        clock.pass(Duration.ofSeconds(2));
        assertThat(read(article.englishPath()).statusCode()).isEqualTo(503);
    }

    private void isReadInBothLanguages() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id))
                .withQueryParam("lang", equalTo("fr"))
                .willReturn(json(article.french())));
        List<String> addresses = List.of(
                article.englishPath(),
                article.frenchPath(),
                article.frenchPath() + "?submitted=pending",
                article.frenchPath().replace("la-gare", "%6Ca-gare"));
        assertThat(addresses)
                .allSatisfy(address ->
                        assertThat(read(address).statusCode()).as(address).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void anArticleThatIsNoLongerThereComesBackUnderNoOtherAddress(int status) {
        isReadInBothLanguages();
        articleIs(status);
        clock.pass(Duration.ofSeconds(1));
        assertThat(read(article.englishPath()).statusCode()).isEqualTo(status);
        ARTICLES.stop();

        assertThat(read(article.frenchPath()).statusCode()).isEqualTo(503);
        assertThat(read(article.frenchPath() + "?submitted=pending").statusCode())
                .isEqualTo(503);
        assertThat(read(article.frenchPath().replace("la-gare", "%6Ca-gare")).statusCode())
                .isEqualTo(503);
    }

    @Test
    void anArticleWithoutTheCommentsThatSomebodyAsksForIsStillServedStale() {
        isReadInBothLanguages();
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withQueryParam("cursor", equalTo("bogus"))
                .willReturn(problem(400, "invalid-request", "")));
        clock.pass(Duration.ofSeconds(1));
        assertThat(read(article.englishPath() + "?comments=bogus").statusCode()).isEqualTo(404);
        ARTICLES.stop();

        assertThat(read(article.frenchPath()).statusCode()).isEqualTo(200);
    }

    @Test
    void otherArticlesAreNotForgottenWithTheOneThatWasWithdrawn() {
        read("/en");
        isReadInBothLanguages();
        String other = RandomId.next();
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + other)).willReturn(problem(410, "withdrawn", "")));
        assertThat(read("/en/the-station-" + other).statusCode()).isEqualTo(410);
        ARTICLES.stop();
        clock.pass(Duration.ofSeconds(2));

        assertThat(read(article.frenchPath()).statusCode()).isEqualTo(200);
        assertThat(read("/en").statusCode()).isEqualTo(200);
    }
}
