package org.kiosque.gateway.edge.news;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.RandomId;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of pages in memory when something is told of what they show, and when nothing is. */
class PagesByNewsTest extends Platform {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SETTLED = Duration.ofSeconds(10);

    @Autowired
    private News news;

    private final String card = RandomId.next();
    private final String neighbour = RandomId.next();

    @BeforeEach
    void newsAreCurrentAndNothingIsSettling() {
        news.follow(() -> true);
        clock.pass(SETTLED);
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .willReturn(json(Sample.cards(article.card(card, "A related story")))));
        neighboursAre(article.card(neighbour, "The day before"), "null");
    }

    @AfterEach
    void newsStop() {
        news.follow(() -> false);
    }

    private String textAt(String path) {
        return text(read(path));
    }

    private void bodyIs(String body) {
        articleIs(article.english().replace("English body.", body));
    }

    private void tell(String... keys) {
        news.tell(Set.of(keys));
    }

    private void tellOfArticle(String articleId, boolean gone, long sequence) {
        news.tellOfArticle(articleId, gone, sequence, Set.of());
    }

    @Test
    void aPageLivesWhileNothingIsToldOfWhatItShows() {
        read(article.englishPath());
        bodyIs("Corrected body.");
        clock.pass(Duration.ofMinutes(3));
        tell("article-" + RandomId.next(), "thread-" + RandomId.next(), "list-en", "shelf-fr");

        assertThat(textAt(article.englishPath())).contains("English body.");
        timesRendered(1);
    }

    @Test
    void newsOfAnythingOnThePageAreSeenAtOnce() {
        for (String key : List.of(
                "article-" + id, "thread-" + id, "article-" + card, "article-" + neighbour, "shelf-en", "site")) {
            clock.pass(SETTLED);
            bodyIs("Before " + key);
            tell("article-" + id);
            clock.pass(SETTLED);
            assertThat(textAt(article.englishPath())).contains("Before " + key);
            clock.pass(Duration.ofSeconds(30));
            bodyIs("After " + key);
            assertThat(textAt(article.englishPath())).as(key).contains("Before " + key);

            tell(key);

            assertThat(textAt(article.englishPath())).as(key).contains("After " + key);
        }
    }

    @Test
    void whereADiscussionIsClosedThePageSaysSoInPlaceOfTheFormAsSoonAsThatIsTold() {
        assertThat(textAt(article.englishPath())).contains("id=\"comment-form\"");
        clock.pass(Duration.ofSeconds(30));
        discussionIs("closed");
        assertThat(textAt(article.englishPath())).contains("id=\"comment-form\"");

        tell("thread-" + id);

        assertThat(textAt(article.englishPath()))
                .contains("Comments are closed for this article.")
                .doesNotContain("id=\"comment-form\"");
    }

    @Test
    void aDiscussionThatClosesSoonIsLookedAtAgainThoughNothingIsTold() {
        discussionIs("closing");
        assertThat(textAt(article.englishPath())).contains("id=\"comment-form\"");
        discussionIs("closed");
        clock.pass(SECOND);

        assertThat(textAt(article.englishPath())).contains("Comments are closed for this article.");
    }

    private void discussionIs(String standing) {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD.replace(
                        "\"nextCursor\":null", "\"nextCursor\":null,\"discussion\":\"" + standing + "\""))));
    }

    @Test
    void noPageLeadsToAnArticleBeforeItThatWasWithdrawn() {
        assertThat(textAt(article.englishPath())).contains("The day before");
        neighboursAre("null", "null");

        tellOfArticle(neighbour, true, 2);

        assertThat(textAt(article.englishPath())).doesNotContain("The day before");
    }

    @Test
    void whileServicesMayNotHaveHeardOfItYetAPageIsFreshForASecondOnly() {
        read(article.englishPath());
        tell("article-" + id);
        assertThat(textAt(article.englishPath())).contains("English body."); // the service has not heard yet
        bodyIs("Corrected body.");
        clock.pass(SECOND);

        assertThat(textAt(article.englishPath())).contains("Corrected body.");
        clock.pass(SETTLED.minus(SECOND));
        read(article.englishPath());
        timesRendered(4);
        clock.pass(Duration.ofMinutes(3));
        read(article.englishPath());
        timesRendered(4);
    }

    @Test
    void aRenderingThatBeganBeforeTheNewsIsOfYesterday() throws Exception {
        articleIs(json(article.english()).withFixedDelay(600));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = threads.submit(() -> textAt(article.englishPath()));
            await().until(() -> !ARTICLES.findAll(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)))
                    .isEmpty());
            tell("article-" + id);
            assertThat(before.get()).contains("English body.");
        }
        bodyIs("Corrected body.");

        assertThat(textAt(article.englishPath())).contains("Corrected body.");
    }

    @Test
    void withoutNewsAgeDecidesAndWithThemAgainWhatWasKeptIsGood() {
        read(article.englishPath());
        clock.pass(SECOND);
        news.follow(() -> false);
        read(article.englishPath());
        timesRendered(2);
        clock.pass(SECOND);
        read(article.englishPath());
        timesRendered(3);

        news.follow(() -> true);
        clock.pass(Duration.ofMinutes(1));

        read(article.englishPath());
        timesRendered(3);
    }

    @Test
    void aPageIsNotKeptForEver() {
        read(article.englishPath());
        bodyIs("Corrected body.");
        clock.pass(Duration.ofMinutes(5));

        assertThat(textAt(article.englishPath())).contains("Corrected body.");
    }

    @Test
    void aPageThatGetsOldIsRenderedAnewWhileReadersStillGetIt() {
        read(article.englishPath());
        bodyIs("Corrected body.");
        clock.pass(Duration.ofMinutes(4));

        assertThat(textAt(article.englishPath())).contains("English body.");

        await().untilAsserted(() -> assertThat(textAt(article.englishPath())).contains("Corrected body."));
        timesRendered(2);
    }

    @Test
    void whatCannotBeRenderedAnewInTimeIsAsGoodAsBefore() {
        read(article.englishPath());
        ARTICLES.stop();
        clock.pass(Duration.ofMinutes(4));

        for (int i = 0; i < 3; i++) {
            var response = read(article.englishPath());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "Warning")).isEmpty();
        }
        clock.pass(Duration.ofMinutes(1));
        assertThat(header(read(article.englishPath()), "Warning")).startsWith("110");
    }

    @Test
    void whatWasToldOfIsServedStaleWhenItCannotBeRenderedAnew() {
        read(article.englishPath());
        tell("thread-" + id);
        articleIs(500);

        var stale = read(article.englishPath());

        assertThat(stale.statusCode()).isEqualTo(200);
        assertThat(header(stale, "Warning")).startsWith("110");
        timesRendered(2);
        read(article.englishPath());
        timesRendered(2);
    }

    @Test
    void aPageThatLacksAPartIsTriedAgainAfterASecond() {
        COMMENTS.stop();
        read(article.englishPath());
        COMMENTS.start();
        COMMENTS.stubFor(
                get(urlPathEqualTo("/api/v1/articles/" + id + "/comments")).willReturn(json(Sample.THREAD)));
        clock.pass(Duration.ofSeconds(11)); // the instance is left out for up to ten

        assertThat(textAt(article.englishPath())).contains("Second paragraph.");
    }

    @Test
    void aServiceThatIsBackHasTimeToHearWhatWasToldMeanwhile() {
        articleIs(503);
        read(article.englishPath());
        articleIs(article.english());
        clock.pass(SECOND);
        assertThat(textAt(article.englishPath())).contains("English body.");
        bodyIs("Corrected body.");
        clock.pass(SECOND);

        assertThat(textAt(article.englishPath())).contains("Corrected body.");
    }

    @Test
    void whatWasWithdrawnIsNeverServedStale() {
        read(article.englishPath());
        tellOfArticle(id, true, 2);
        ARTICLES.stop();

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(503);
    }

    @Test
    void whatWasWithdrawnIsNotKeptEvenIfAServiceStillShowsIt() {
        read(article.englishPath());
        tellOfArticle(id, true, 2);
        read(article.englishPath());
        read(article.englishPath());
        timesRendered(3);
        ARTICLES.stop();

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(503);
    }

    @Test
    void aRenderingThatWasOvertakenByAWithdrawalIsNotKept() throws Exception {
        articleIs(json(article.english()).withFixedDelay(600));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = threads.submit(() -> read(article.englishPath()));
            await().until(() -> !ARTICLES.findAll(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)))
                    .isEmpty());
            tellOfArticle(id, true, 2);
            tellOfArticle(id, false, 3); // and published again at once
            before.get();
        }
        ARTICLES.stop();

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(503);
    }

    @Test
    void aPageWithTheCardOfWhatWasWithdrawnNeverComesBack() {
        read(article.englishPath());
        tellOfArticle(card, true, 7);
        ARTICLES.stop();

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(503);
    }

    @Test
    void whatWasPublishedAgainIsKeptAgainAlthoughTheWithdrawalIsToldTwice() {
        tellOfArticle(id, true, 2);
        tellOfArticle(id, false, 3);
        tellOfArticle(id, true, 2);
        clock.pass(SETTLED);
        read(article.englishPath());
        clock.pass(Duration.ofMinutes(1));

        assertThat(textAt(article.englishPath())).contains("English body.");
        timesRendered(1);
    }

    @Test
    void thatItIsGoneIsToldFromMemory() {
        tellOfArticle(id, true, 2);
        articleIs(410);
        read(article.englishPath());

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(410);
        timesRendered(1);
    }

    @Test
    void whatWasNotThereIsThereAsSoonAsItIsToldOf() {
        articleIs(404);
        assertThat(read(article.englishPath()).statusCode()).isEqualTo(404);
        articleIs(article.english());
        tellOfArticle(id, false, 1);

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(200);
    }

    @Test
    void aPageOfATagChangesWithItsListAndItsCards() {
        String path = "/en/tags/t-" + id;
        for (String key : List.of("list-en", "article-" + card)) {
            cardsAre("Before " + key);
            tell("list-en");
            clock.pass(SETTLED);
            assertThat(textAt(path)).contains("Before " + key);
            cardsAre("After " + key);
            clock.pass(Duration.ofMinutes(1));
            tell("list-fr", "shelf-en");
            assertThat(textAt(path)).contains("Before " + key);

            tell(key);

            assertThat(textAt(path)).contains("After " + key);
        }
    }

    private void cardsAre(String title) {
        ARTICLES.stubFor(
                get(urlPathEqualTo("/api/v1/articles")).willReturn(json(Sample.cards(article.card(card, title)))));
    }

    @Test
    void aFrontPageChangesWithItsListAndItsCards() {
        for (String key : List.of("list-en", "article-" + card)) {
            ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                    .willReturn(json(Sample.cards(article.card(card, "Before " + key)))));
            tell("list-en");
            clock.pass(SETTLED);
            assertThat(textAt("/en")).contains("Before " + key);
            ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                    .willReturn(json(Sample.cards(article.card(card, "After " + key)))));
            clock.pass(Duration.ofMinutes(1));
            assertThat(textAt("/en")).contains("Before " + key);

            tell(key);

            assertThat(textAt("/en")).contains("After " + key);
        }
    }
}
