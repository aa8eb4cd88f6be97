package org.kiosque.gateway.site.comments;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

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
    void aPlaceInTheThreadThatDoesNotExistIsNotFound() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withQueryParam("cursor", equalTo("bogus"))
                .willReturn(problem(400, "invalid-request", "")));

        assertThat(read(article.englishPath() + "?comments=bogus").statusCode()).isEqualTo(404);
    }
}
