package org.kiosque.gateway.site.comments;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.gateway.Platform;

/** The form as browsers without JavaScript send it. */
class CommentFormTest extends Platform {

    @Test
    void readersWithoutJavaScriptAreToldThatTheyHaveToWait() {
        Document page = Jsoup.parse(text(read(article.englishPath())));

        assertThat(page.select("noscript").text()).contains("JavaScript").contains("wait");
        assertThat(page.select("#comment-form").attr("method")).isEqualTo("post");
        assertThat(page.select("#comment-form").attr("action")).startsWith(article.englishPath() + "/comments");
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
        assertThat(response).contains("<html lang=\"en\" dir=\"ltr\">").contains("This did not work");
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
        commentServiceAnswers(json("{\"id\":\"x\",\"status\":\"pending\"}").withStatus(202));

        var response = post("/en/a%20b-" + id + "/comments", FORM, FILLED);

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(header(response, "Location")).isEqualTo(article.englishPath() + "?submitted=pending#comment-status");
    }

    @ParameterizedTest
    @CsvSource({"404,404", "410,410", "500,503"})
    void aCommentOnAnArticleThatCannotBeShownIsNotPosted(int serviceSays, int status) {
        articleIs(serviceSays);

        var response = submit(FILLED);

        assertThat(response.statusCode()).isEqualTo(status);
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aFrenchReaderHearsOfTheErrorInFrench() {
        articleIs(article.french());

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
    void theGuardOfTheFormIsSaid() {
        Document page = Jsoup.parse(text(read(article.englishPath())));

        assertThat(page.select(".leave #altcha-notice").text()).contains("proof of work", "No third party");
        articleIs(article.french());
        assertThat(Jsoup.parse(text(read(article.frenchPath())))
                        .select(".leave #altcha-notice")
                        .text())
                .contains("preuve de travail");
    }

    @Test
    void aClosedArticleHasNoForm() {
        articleIs(article.closed());

        Document page = Jsoup.parse(text(read(article.englishPath())));

        assertThat(page.select("form, .reply")).isEmpty();
        assertThat(page.text()).contains("Comments are closed for this article.");
    }

    @Test
    void typedMarkupComesBackAsText() {
        commentServiceAnswers(problem(400, "captcha", ""));
        String typed = java.net.URLEncoder.encode("</textarea><script>alert(1)</script>", StandardCharsets.UTF_8);

        Document page = Jsoup.parse(text(submit("name=" + typed + "&email=" + typed + "&text=" + typed)));

        assertThat(page.select("script:not([src]):not([type])")).isEmpty();
        assertThat(page.select("#comment-text").text()).startsWith("</textarea>");
    }
}
