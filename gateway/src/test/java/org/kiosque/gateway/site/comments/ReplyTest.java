package org.kiosque.gateway.site.comments;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;

/** A comment that answers another one, by links and a form alone. */
class ReplyTest extends Platform {

    private String comments() {
        return "/api/v1/articles/" + id + "/comments";
    }

    @Test
    void everyCommentLeadsToAFormThatAnswersIt() {
        Document page = page(article.englishPath());

        var link = page.select("#comment-c2 .reply").first();
        assertThat(link.text()).isEqualTo("Reply");
        assertThat(link.attr("aria-label")).isEqualTo("Reply to Théo");
        assertThat(link.attr("href")).isEqualTo(article.englishPath() + "?reply-to=c2#leave-a-comment");
        assertThat(page.select("#leave-a-comment").text()).isEqualTo("Leave a comment");
        assertThat(page.select("#reply-cancel").hasAttr("hidden")).isTrue();
        assertThat(page.select("input[name=parentId]").val()).isEmpty();
    }

    @Test
    void theFormSaysWhomItAnswersAndHowToDoOtherwise() {
        Document page = page(article.englishPath() + "?reply-to=c2");

        assertThat(page.select("#leave-a-comment").text()).isEqualTo("Reply to Théo");
        assertThat(page.select("input[name=parentId][type=hidden]").val()).isEqualTo("c2");
        assertThat(page.select("#reply-cancel").hasAttr("hidden")).isFalse();
        assertThat(page.select("#reply-cancel a").text()).isEqualTo("Comment on the article instead");
        assertThat(page.select("#reply-cancel a").attr("href")).isEqualTo(article.englishPath() + "#leave-a-comment");
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://kiosque.example" + article.englishPath());
    }

    @Test
    void aReplyIsSentAsOne() {
        commentServiceAnswers(json("{\"id\":\"x\",\"status\":\"pending\"}").withStatus(202));

        assertThat(submit(FILLED + "&parentId=c2").statusCode()).isEqualTo(303);

        COMMENTS.verify(
                1,
                postRequestedFor(urlPathEqualTo(comments()))
                        .withRequestBody(matchingJsonPath("$.parentId", equalTo("c2"))));
    }

    @Test
    void aFormThatComesBackStillAnswersTheSameCommentAtTheSamePlace() {
        COMMENTS.stubFor(get(urlPathEqualTo(comments()))
                .withQueryParam("cursor", equalTo("a+/="))
                .willReturn(json(Sample.THREAD.replace("Théo", "Inès"))));
        commentServiceAnswers(problem(400, "captcha-invalid", ",\"errors\":[{\"pointer\":\"/captcha\"}]"));
        Document form = page(article.englishPath() + "?comments=a%2B%2F%3D&reply-to=c2");
        assertThat(form.select("input[name=comments]").val()).isEqualTo("a+/=");

        var response = submit(FILLED + "&parentId=c2&comments=a%2B%2F%3D&thread=");

        assertThat(response.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(text(response));
        assertThat(page.select("#leave-a-comment").text()).isEqualTo("Reply to Inès");
        assertThat(page.select("input[name=parentId]").val()).isEqualTo("c2");
        assertThat(page.select("input[name=comments]").val()).isEqualTo("a+/=");
        assertThat(page.select("#reply-cancel a").attr("href"))
                .isEqualTo(article.englishPath() + "?comments=a%2B%2F%3D#leave-a-comment");
        assertThat(page.select("#comment-name").val()).isEqualTo("Zoé");
    }

    @Test
    void aFormKeepsItsTextWhenItsPlaceIsGone() {
        COMMENTS.stubFor(get(urlPathEqualTo(comments()))
                .withQueryParam("thread", equalTo("c9"))
                .willReturn(problem(400, "invalid-request", "")));
        commentServiceAnswers(aResponse().withStatus(500));

        var response = submit(FILLED + "&parentId=c2&thread=c9");

        assertThat(response.statusCode()).isEqualTo(503);
        Document page = Jsoup.parse(text(response));
        assertThat(page.select("#comment-name").val()).isEqualTo("Zoé");
        assertThat(page.select("input[name=parentId]").val()).isEqualTo("c2");
        assertThat(page.select("#leave-a-comment").text()).isEqualTo("Reply to a comment");
    }

    @Test
    void aCommentThatIsNotThereCannotBeAnsweredAndThePageSaysSo() {
        var response = read(article.englishPath() + "?reply-to=c3");

        assertThat(response.statusCode()).isEqualTo(404);
        Document page = Jsoup.parse(text(response));
        assertThat(page.select("#comment-status[role=status]").text()).contains("is not there any more");
        assertThat(page.select("#leave-a-comment").text()).isEqualTo("Leave a comment");
        assertThat(page.select("input[name=parentId]").val()).isEmpty();
        assertThat(page.select("h1").text()).isEqualTo("The station");
    }

    @Test
    void aCommentThatIsGoneWhenTheReplyArrivesIsNamedAndTheTextKeptForTheArticle() {
        commentServiceAnswers(problem(400, "invalid-request", ",\"errors\":[{\"pointer\":\"/parentId\"}]"));

        var response = submit(FILLED + "&parentId=c2");

        assertThat(response.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(text(response));
        assertThat(page.select("#comment-status").text()).contains("is not there any more");
        assertThat(page.select("#comment-text").text()).contains("It is <b>good</b>");
        assertThat(page.select("input[name=parentId]").val()).isEmpty();
    }

    @Test
    void withoutTheCommentServiceAReplyIsStillOne() {
        COMMENTS.stubFor(get(urlPathEqualTo(comments())).willReturn(aResponse().withStatus(500)));

        Document page = page(article.englishPath() + "?reply-to=c2");

        assertThat(page.select("#leave-a-comment").text()).isEqualTo("Reply to a comment");
        assertThat(page.select("input[name=parentId]").val()).isEqualTo("c2");
    }

    @Test
    void whatCanBeNoCommentIsNotAskedForAndMakesNoOtherPage() {
        Document page = page(article.englishPath() + "?reply-to=%3Cscript%3E&thread=a%20b");

        assertThat(page.select("#leave-a-comment").text()).isEqualTo("Leave a comment");
        COMMENTS.verify(0, getRequestedFor(urlPathEqualTo(comments())).withQueryParam("thread", equalTo("a b")));
    }

    @Test
    void aRemovedCommentCannotBeAnswered() {
        COMMENTS.stubFor(get(urlPathEqualTo(comments()))
                .willReturn(json(
                        Sample.THREAD.replace("\"First line.\\n\\nSecond paragraph.\"", "\"\",\"removed\":true"))));

        assertThat(page(article.englishPath()).select(".reply").eachAttr("data-parent"))
                .containsExactly("c2");
        assertThat(read(article.englishPath() + "?reply-to=c1").statusCode()).isEqualTo(404);
    }

    @Test
    void aRedirectToTheRightAddressKeepsTheReply() {
        assertThat(header(read("/en/an-older-headline-" + id + "?reply-to=c2&thread=c1"), "Location"))
                .isEqualTo(article.englishPath() + "?thread=c1&reply-to=c2");
    }
}
