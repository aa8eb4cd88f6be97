package org.kiosque.gateway.site.comments;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.gateway.Platform;

/** The form as browsers without JavaScript send it. */
class CommentFormTest extends Platform {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FILLED =
            "name=Zo%C3%A9&email=zoe%40example.org&text=It%20is%20%3Cb%3Egood%3C%2Fb%3E%0D%0ATwo";

    private String api;

    @BeforeEach
    void theApi() {
        api = "/api/v1/articles/" + id + "/comments";
    }

    private HttpResponse<byte[]> submit(String form, String... headers) {
        return post(article.englishPath() + "/comments", FORM, form, headers);
    }

    private void serviceAnswers(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo(api)).willReturn(answer));
    }

    private static void keepsTheText(Document page) {
        assertThat(page.select("#comment-name").val()).isEqualTo("Zoé");
        assertThat(page.select("#comment-email").val()).isEqualTo("zoe@example.org");
        assertThat(page.select("#comment-text").first().wholeText())
                .contains("It is <b>good</b>")
                .contains("Two");
    }

    @Test
    void readersWithoutJavaScriptAreToldThatTheCaptchaNeedsIt() {
        Document page = Jsoup.parse(text(read(article.englishPath())));

        assertThat(page.select("noscript").text()).contains("JavaScript");
        assertThat(page.select("#comment-form").attr("method")).isEqualTo("post");
        assertThat(page.select("#comment-form").attr("action")).startsWith(article.englishPath() + "/comments");
    }

    @Test
    void withoutACaptchaThePageComesBackWithTheTextAndTheReason() {
        serviceAnswers(problem(400, "captcha", ",\"errors\":[{\"pointer\":\"/captcha\",\"message\":\"missing\"}]"));

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
    void wrongFieldsAreExplainedBesideThem() {
        serviceAnswers(problem(
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
        serviceAnswers(json("{\"id\":\"x\",\"status\":\"pending\"}").withStatus(202));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(header(response, "Location")).isEqualTo(article.englishPath() + "?submitted=pending#comment-status");
        COMMENTS.verify(
                1,
                postRequestedFor(urlPathEqualTo(api))
                        .withHeader("X-Forwarded-For", equalTo("127.0.0.1"))
                        .withRequestBody(equalToJson("""
                        {"author":{"name":"Zoé","email":"zoe@example.org"},"language":"en",
                         "body":"It is <b>good</b>\\r\\nTwo"}""")));
        var page = read(article.englishPath() + "?submitted=pending");
        assertThat(Jsoup.parse(text(page)).select("#comment-status").text()).contains("once a moderator has read it");
    }

    @Test
    void aRejectedCommentIsNotCalledSuccess() {
        serviceAnswers(json("{\"id\":\"x\",\"status\":\"rejected\",\"reason\":\"links\"}")
                .withStatus(202));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(400);
        keepsTheText(Jsoup.parse(text(response)));
    }

    @Test
    void whenTheServiceIsDownTheTextIsKeptAndNothingIsSentTwice() {
        serviceAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(503);
        keepsTheText(Jsoup.parse(text(response)));
        COMMENTS.verify(1, postRequestedFor(urlPathEqualTo(api)));
    }

    @Test
    void tooManyCommentsAreSaidToBeTooMany() {
        serviceAnswers(problem(429, "rate-limit", "").withHeader("Retry-After", "417"));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(text(response)).contains("Too many comments");
        assertThat(header(response, "Retry-After")).isEqualTo("417");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-www-form-urlencoded|name=a&email=b&text=%zz|400",
                "application/x-www-form-urlencoded|name=a&email=b&text=100%|400",
                "application/x-www-form-urlencoded|%|400",
                "multipart/form-data|text=a|415",
                "multipart/form-data;boundary=x|garbage|415",
                "multipart/form-data;boundary=|garbage|415",
                "application/json|{}|415",
                "text/plain|text=a|415",
                "nonsense|text=a|415",
                "application/x-www-form-urlencoded;charset=nonsense|text=a|415"
            })
    void aFormThatIsNoneIsRefusedWithoutAFailureOfOurs(String contentType, String body, int status) {
        String path = article.englishPath() + "/comments";

        String response = sendRaw("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
                + contentType + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(response).startsWith("HTTP/1.1 " + status);
        assertThat(response).contains("<html lang=\"en\">").contains("This did not work");
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aFormWithoutAContentTypeIsRefused() {
        assertThat(sendRaw("POST " + article.englishPath()
                        + "/comments HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 6\r\n\r\ntext=a"))
                .startsWith("HTTP/1.1 415");
    }

    @Test
    void aCommentAtAnyAddressOfTheArticleLeadsToTheRightOne() {
        serviceAnswers(json("{\"id\":\"x\",\"status\":\"pending\"}").withStatus(202));

        var response = post("/en/a%20b-" + id + "/comments", FORM, FILLED);

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(header(response, "Location")).isEqualTo(article.englishPath() + "?submitted=pending#comment-status");
    }

    @Test
    void theFormThatComesBackHasTheRightAddressAndIsKeptByNobody() {
        serviceAnswers(problem(400, "captcha", ""));

        var response = post("/en/an-older-headline-" + id + "/comments", FORM, FILLED);

        Document page = Jsoup.parse(text(response));
        keepsTheText(page);
        assertThat(page.select("#comment-form").attr("action")).startsWith(article.englishPath() + "/comments");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(page.title()).isEqualTo("Error: The station – Kiosque");
        assertThat(Jsoup.parse(text(read(article.englishPath()))).title()).isEqualTo("The station – Kiosque");
    }

    @ParameterizedTest
    @CsvSource({"404,404", "410,410", "500,503"})
    void aCommentOnAnArticleThatCannotBeShownIsNotPosted(int serviceSays, int status) {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id)).willReturn(problem(serviceSays, "x", "")));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(status);
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aFrenchReaderHearsOfTheErrorInFrench() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id)).willReturn(json(article.french())));

        var response = post(article.frenchPath() + "/comments", FORM, "name=");

        assertThat(text(response)).contains("<title>Erreur\u00a0: La gare – Kiosque</title>");
    }

    @Test
    void theNoticeOfHcaptchaWaitsWithBothLinks() {
        Document page = Jsoup.parse(text(read(article.englishPath())));

        assertThat(page.select("#hcaptcha-notice").hasAttr("hidden")).isTrue();
        assertThat(page.select("#hcaptcha-notice a").eachAttr("href"))
                .containsExactly("https://www.hcaptcha.com/privacy", "https://www.hcaptcha.com/terms");
        assertThat(page.select("#hcaptcha").hasAttr("hidden")).isTrue();
        assertThat(page.select("#comment-form").attr("data-provider")).isEqualTo("altcha");
    }

    @Test
    void aCommentOnAnArticleThatTheServiceDoesNotKnowYetIsKeptForAnotherTry() {
        serviceAnswers(problem(404, "article-unknown", ""));

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(503);
        keepsTheText(Jsoup.parse(text(response)));
    }

    @Test
    void aRepeatedCommentIsCalledThatAndAClosedDiscussionThat() {
        serviceAnswers(problem(409, "comment-repeated", ""));
        assertThat(text(submit(FILLED))).contains("This comment is there already.");
        serviceAnswers(problem(409, "comments-closed", ""));
        assertThat(Jsoup.parse(text(submit(FILLED))).select("#comment-status").text())
                .contains("closed");
    }

    @Test
    void formsOnOtherSitesAreRefused() {
        assertThat(submit(FILLED, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(submit(FILLED, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(submit(FILLED, "Origin", "null").statusCode()).isEqualTo(403);
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void ourOwnFormsAreNot() {
        serviceAnswers(json("{\"id\":\"x\",\"status\":\"approved\"}").withStatus(202));

        assertThat(submit(FILLED, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(303);
        assertThat(submit(FILLED, "Origin", "http://127.0.0.1:" + port).statusCode())
                .isEqualTo(303);
        assertThat(submit(FILLED, "Origin", "https://kiosque.example").statusCode())
                .isEqualTo(303);
    }

    @Test
    void aClosedArticleHasNoForm() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id)).willReturn(json(article.closed())));

        Document page = Jsoup.parse(text(read(article.englishPath())));

        assertThat(page.select("form")).isEmpty();
        assertThat(page.text()).contains("Comments are closed for this article.");
    }

    @Test
    void typedMarkupComesBackAsText() {
        serviceAnswers(problem(400, "captcha", ""));
        String typed = java.net.URLEncoder.encode("</textarea><script>alert(1)</script>", StandardCharsets.UTF_8);

        Document page = Jsoup.parse(text(submit("name=" + typed + "&email=" + typed + "&text=" + typed)));

        assertThat(page.select("script:not([src]):not([type])")).isEmpty();
        assertThat(page.select("#comment-text").text()).startsWith("</textarea>");
    }
}
