package org.kiosque.gateway.site.comments;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;

/** What becomes of a comment that a browser without JavaScript has sent. */
class SentCommentTest extends Platform {

    private static void keepsTheText(Document page) {
        assertThat(page.select("#comment-name").val()).isEqualTo("Zoé");
        assertThat(page.select("#comment-email").val()).isEqualTo("zoe@example.org");
        assertThat(page.select("#comment-text").first().wholeText())
                .contains("It is <b>good</b>")
                .contains("Two");
    }

    @Test
    void withoutACaptchaThePageComesBackWithTheTextAndTheReason() {
        commentServiceAnswers(
                problem(400, "captcha", ",\"errors\":[{\"pointer\":\"/captcha\",\"message\":\"missing\"}]"));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(text(response));
        keepsTheText(page);
        assertThat(page.select("#comment-status[role=status]").text())
                .contains("spam check")
                .contains("JavaScript");
        assertThat(page.select("h1").text()).isEqualTo("The station");
    }

    @Test
    void whoRunsNoScriptsWaitsAndSendsOnceMore() {
        COMMENTS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/captcha/ticket"))
                .willReturn(json("{\"ticket\":\"ticket.a.1.b\",\"goodAfterSeconds\":5}")));
        commentServiceAnswers(
                problem(400, "invalid-request", ",\"errors\":[{\"pointer\":\"/captcha\",\"message\":\"missing\"}]"));

        var asked = submit(FILLED);

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(header(asked, "Cache-Control")).isEqualTo("no-store");
        Document page = Jsoup.parse(text(asked));
        keepsTheText(page);
        assertThat(page.select("#comment-status").text()).contains("wait 5 seconds");
        assertThat(page.select("input[name=ticket]").val()).isEqualTo("ticket.a.1.b");

        commentServiceAnswers(problem(400, "captcha-early", ",\"errors\":[{\"pointer\":\"/captcha\"}]"));
        Document early = Jsoup.parse(text(submit(FILLED + "&ticket=ticket.a.1.b&website=")));
        keepsTheText(early);
        assertThat(early.select("input[name=ticket]").val()).isEqualTo("ticket.a.1.b");

        commentServiceAnswers(json("{\"id\":\"x\",\"status\":\"pending\"}").withStatus(202));
        assertThat(submit(FILLED + "&ticket=ticket.a.1.b&website=").statusCode())
                .isEqualTo(303);
        COMMENTS.verify(
                2,
                postRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                        .withRequestBody(matchingJsonPath("$.captcha", equalTo("ticket.a.1.b"))));
    }

    @Test
    void whoFillsInWhatNobodySeesIsAProgram() {
        var response = submit(FILLED + "&ticket=ticket.a.1.b&website=https%3A%2F%2Fspam.example");

        assertThat(response.statusCode()).isEqualTo(400);
        COMMENTS.verify(0, postRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments")));
    }

    @Test
    void wrongFieldsAreExplainedBesideThem() {
        commentServiceAnswers(problem(
                422,
                "validation",
                ",\"errors\":[{\"pointer\":\"#/author/email\",\"message\":\"must be an address\"}]"));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(text(response));
        keepsTheText(page);
        assertThat(page.select("#comment-email").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#comment-email-error").text()).isEqualTo("Please give a valid e-mail address.");
        assertThat(page.select("#comment-name").hasAttr("aria-invalid")).isFalse();
    }

    @Test
    void anEmptyFormIsSentBackWithoutAskingTheService() {
        var response = submit("name=&email=");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(text(response)).select("[aria-invalid=true]")).hasSize(3);
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aTakenCommentLeadsBackToThePageThatSaysSo() {
        commentServiceAnswers(json("{\"id\":\"x\",\"status\":\"pending\"}").withStatus(202));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(header(response, "Location")).isEqualTo(article.englishPath() + "?submitted=pending#comment-status");
        COMMENTS.verify(
                1,
                postRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                        .withHeader("X-Forwarded-For", equalTo("127.0.0.1"))
                        .withRequestBody(equalToJson("""
                        {"author":{"name":"Zoé","email":"zoe@example.org"},"language":"en",
                         "body":"It is <b>good</b>\\r\\nTwo"}""")));
        var page = read(article.englishPath() + "?submitted=pending");
        assertThat(Jsoup.parse(text(page)).select("#comment-status").text()).contains("once a moderator has read it");
    }

    @Test
    void aRejectedCommentIsNotCalledSuccess() {
        commentServiceAnswers(json("{\"id\":\"x\",\"status\":\"rejected\",\"reason\":\"links\"}")
                .withStatus(202));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(400);
        keepsTheText(Jsoup.parse(text(response)));
    }

    @Test
    void whenTheServiceIsDownTheTextIsKeptAndNothingIsSentTwice() {
        commentServiceAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(503);
        keepsTheText(Jsoup.parse(text(response)));
        COMMENTS.verify(1, postRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments")));
    }

    @Test
    void tooManyCommentsAreSaidToBeTooMany() {
        commentServiceAnswers(problem(429, "rate-limit", "").withHeader("Retry-After", "417"));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(text(response)).contains("Too many comments");
        assertThat(header(response, "Retry-After")).isEqualTo("417");
    }

    @Test
    void aCommentOnAnArticleThatTheServiceDoesNotKnowYetIsKeptForAnotherTry() {
        commentServiceAnswers(problem(404, "article-unknown", ""));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(503);
        keepsTheText(Jsoup.parse(text(response)));
    }

    @Test
    void aRepeatedCommentIsCalledThatAndAClosedDiscussionThat() {
        commentServiceAnswers(problem(409, "comment-repeated", ""));
        assertThat(text(submit(FILLED))).contains("This comment is there already.");
        commentServiceAnswers(problem(409, "comments-closed", ""));
        assertThat(Jsoup.parse(text(submit(FILLED))).select("#comment-status").text())
                .contains("closed");
    }

    @Test
    void theFormThatComesBackHasTheRightAddressAndIsKeptByNobody() {
        commentServiceAnswers(problem(400, "captcha", ""));

        var response = post("/en/an-older-headline-" + id + "/comments", FORM, FILLED);

        Document page = Jsoup.parse(text(response));
        keepsTheText(page);
        assertThat(page.select("#comment-form").attr("action")).startsWith(article.englishPath() + "/comments");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(page.title()).isEqualTo("Error: The station – Kiosque");
        assertThat(Jsoup.parse(text(read(article.englishPath()))).title()).isEqualTo("The station – Kiosque");
    }
}
