package org.kiosque.gateway.site.comments;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;

/** The thread under an article. */
class ThreadTest extends Platform {

    @Test
    void aRemovedCommentLeavesItsPlaceToItsAnswers() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD
                        .replace("\"First line.\\n\\nSecond paragraph.\"", "\"\",\"removed\":true")
                        .replace("Marguerite", ""))));

        Document page = page(article.englishPath());

        assertThat(page.select("#comment-c1 > .comment").text()).isEqualTo("This comment was removed.");
        assertThat(page.select("#comment-c2 .author").text()).isEqualTo("Théo");
    }

    @Test
    void whatModeratorsRuleClosesTheDiscussionAsItsEditorDoes() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD.replace(
                        "\"nextCursor\":null", "\"nextCursor\":null,\"discussion\":\"closed\""))));

        for (String path : List.of(article.englishPath(), article.englishPath() + "?reply-to=c1")) {
            Document page = page(path);
            assertThat(page.select("#comment-form, .reply, .respect, a[href=#leave-a-comment]"))
                    .isEmpty();
            assertThat(page.select("#comment-c1 .author").eachText()).containsExactly("Marguerite", "Théo");
            assertThat(page.text()).contains("Comments are closed for this article.");
        }
    }

    @Test
    void aModeratorsCommentBearsABadge() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD.replace("\"id\":\"c2\"", "\"id\":\"c2\",\"badge\":\"newsroom\""))));

        Document page = page(article.englishPath());

        assertThat(page.select(".badge").eachText()).containsExactly("Newsroom");
        assertThat(page.select("#comment-c2 .badge")).hasSize(1);
    }

    @Test
    void moreCommentsLeadBackToTheFirstOnes() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD.replace("\"nextCursor\":null", "\"nextCursor\":\"a+/=\""))));

        Document first = page(article.englishPath());
        assertThat(first.select("#comments > p a").eachText()).containsExactly("More comments");
        assertThat(first.select("#comments > p a").attr("href"))
                .isEqualTo(article.englishPath() + "?comments=a%2B%2F%3D#comments");

        Document second = page(article.englishPath() + "?comments=a%2B%2F%3D");
        assertThat(second.select("#comments > p a").eachText())
                .containsExactly("Back to the first comments", "More comments");
        assertThat(second.select("#comments > p a").first().attr("href"))
                .isEqualTo(article.englishPath() + "#comments");
        COMMENTS.verify(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withQueryParam("cursor", equalTo("a+/=")));
    }

    @Test
    void repliesForWhichThereIsNoRoomAreALinkAway() {
        String comments = "/api/v1/articles/" + id + "/comments";
        COMMENTS.stubFor(get(urlPathEqualTo(comments))
                .willReturn(json(Sample.THREAD.replace(
                        "\"createdAt\":\"2026-11-20T07:12:00Z\"",
                        "\"createdAt\":\"2026-11-20T07:12:00Z\",\"replyCount\":3,\"repliesCursor\":\"r+/=\""))));
        COMMENTS.stubFor(get(urlPathEqualTo(comments))
                .withQueryParam("thread", equalTo("c1"))
                .withQueryParam("cursor", equalTo("r+/="))
                .willReturn(json("""
                        {"items":[{"id":"c3","author":{"name":"Ines"},"language":"und","body":"Et moi.",
                          "createdAt":"2026-11-20T10:01:00Z","parentId":"c1","replies":[]}],"nextCursor":"s="}
                        """)));

        Document first = page(article.englishPath());
        String address = article.englishPath() + "?comments=r%2B%2F%3D&thread=c1";
        assertThat(first.select("#comment-c1 > .further a").text()).isEqualTo("More replies");
        assertThat(first.select("#comment-c1 > .further a").attr("href")).isEqualTo(address + "#comments");

        Document second = page(address);
        assertThat(second.select("#comments .author").eachText()).containsExactly("Ines");
        assertThat(second.select("#comments > p a").eachText())
                .containsExactly("Back to the first comments", "More replies");
        assertThat(second.select("#comments > p a").last().attr("href"))
                .isEqualTo(article.englishPath() + "?comments=s%3D&thread=c1#comments");
        assertThat(second.select("#comment-c3 .reply").attr("href"))
                .isEqualTo(article.englishPath() + "?comments=r%2B%2F%3D&thread=c1&reply-to=c3#leave-a-comment");
    }

    @Test
    void aThreadThatDoesNotExistIsNotFound() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withQueryParam("thread", equalTo("bogus"))
                .willReturn(problem(400, "invalid-request", "")));

        assertThat(read(article.englishPath() + "?thread=bogus").statusCode()).isEqualTo(404);
    }

    @Test
    void aCommentInALanguageThatNobodyKnowsSaysSo() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD.replace("\"language\":\"en\",", ""))));

        assertThat(page(article.englishPath()).select("#comment-c1 > .comment [lang=und] p"))
                .hasSize(2);
    }

    @Test
    void aPlaceInTheThreadThatDoesNotExistIsNotFound() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withQueryParam("cursor", equalTo("bogus"))
                .willReturn(problem(400, "invalid-request", "")));

        assertThat(read(article.englishPath() + "?comments=bogus").statusCode()).isEqualTo(404);
    }

    @Test
    void threadsAreReadInThreeOrders() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD
                        .replace("\"nextCursor\":null", "\"nextCursor\":\"n=\"")
                        .replace("{\"items\":[", """
                        {"items":[{"id":"c0","author":{"name":"Ines"},"language":"en","body":"Zero.","replies":[]},"""))));

        Document page = page(article.englishPath() + "?sort=newest");

        assertThat(page.select(".orders [aria-current]").text()).isEqualTo("Newest first");
        assertThat(page.select(".orders a").eachAttr("href"))
                .containsExactly(
                        "#leave-a-comment",
                        article.englishPath() + "#comments",
                        article.englishPath() + "?sort=newest#comments",
                        article.englishPath() + "?sort=discussed#comments",
                        article.englishPath() + "?sort=newest&translate=comments#comments");
        assertThat(page.select("#comments > p a").last().attr("href"))
                .isEqualTo(article.englishPath() + "?comments=n%3D&sort=newest#comments");
        assertThat(page.select(".orders .count").text()).isEqualTo("2 comments");
        COMMENTS.verify(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withQueryParam("sort", equalTo("newest")));
    }

    @Test
    void anOrderThatDoesNotExistIsTheOldestFirst() {
        page(article.englishPath() + "?sort=loudest");

        COMMENTS.verify(
                0,
                getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                        .withQueryParam("sort", equalTo("loudest")));
    }

    @Test
    void aCommentInAnotherLanguageIsTranslatedWhenTheReaderAsks() {
        Document page = page(article.englishPath());
        assertThat(page.select("#comment-c2 .who").text()).contains("In French").contains("Translate");
        assertThat(page.select("#comment-c2 .who a[href*=translate]").attr("href"))
                .isEqualTo(article.englishPath() + "?translate=comments#comment-c2");
        assertThat(page.select("#comment-c1 > .comment .who").text()).doesNotContain("Translate");
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withQueryParam("lang", equalTo("en"))
                .willReturn(json(Sample.THREAD.replace(
                        "\"body\":\"Moi aussi.\"",
                        "\"body\":\"Moi aussi.\",\"bodyHtml\":\"<p>Moi <em>aussi</em>.</p>\",\"translation\":"
                                + "{\"language\":\"en\",\"bodyHtml\":\"<p>Me too.</p>\",\"engine\":\"apertium\"}"))));

        Document translated = page(article.englishPath() + "?translate=comments");

        assertThat(translated.select("#comment-c2 > .comment > div p").text()).isEqualTo("Me too.");
        assertThat(translated.select("#comment-c2 details [lang=fr] em").text()).isEqualTo("aussi");
        assertThat(translated.select("#comment-c2 .who").text())
                .contains("Translated from French by machine (Apertium)")
                .doesNotContain("Translate the");
        assertThat(translated.select(".orders a").last().text()).isEqualTo("Show comments as written");
    }

    @Test
    void whatModeratorsRecommendAndAuthorsHaveChangedSaysSo() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD.replace(
                        "\"parentId\":null",
                        "\"parentId\":null,\"featured\":true,\"editedAt\":\"2026-11-20T07:20:00Z\""))));

        assertThat(page(article.englishPath())
                        .select("#comment-c1 > .comment .who")
                        .text())
                .contains("Recommended")
                .contains("changed on November 20, 2026");
    }

    @Test
    void browsersAreToldWhereNewCommentsAreHeardOfUnlessThereCanBeNone() {
        assertThat(page(article.englishPath()).select("#comments").attr("data-stream"))
                .isEqualTo("/api/v1/articles/" + id + "/comments/stream");
        articleIs(article.closed());
        clock.pass(Duration.ofSeconds(5));

        assertThat(page(article.englishPath()).select("#comments[data-stream]")).isEmpty();
    }
}
