package org.kiosque.gateway.site.reports;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.gateway.Platform;

/** What readers say about a comment, without JavaScript. */
class ReportTest extends Platform {

    private String form() {
        return article.englishPath() + "/comments/c1/report";
    }

    private static void reportsAnswer(ResponseDefinitionBuilder answer) {
        COMMENTS.stubFor(
                WireMock.post(urlPathEqualTo("/api/v1/comments/c1/reports")).willReturn(answer));
    }

    @Test
    void aCommentIsReportedByAFormAndTheReaderGetsAReference() {
        reportsAnswer(json("{\"reference\":\"R-17\"}").withStatus(202));
        Document page = page(article.englishPath());
        assertThat(page.select("#comment-c1 > .comment .answer a[href$='/report']")
                        .attr("href"))
                .isEqualTo(form());
        Document blank = page(form());
        assertThat(blank.select("form").attr("action")).isEqualTo(form());
        assertThat(blank.select("input[type=radio]").eachAttr("value"))
                .containsExactly("offensive", "abusive", "spam", "illegal", "other");
        assertThat(blank.select("meta[name=robots]").attr("content")).contains("noindex");

        var answer = post(form(), FORM, "reason=illegal&note=%20Paragraph%202%20", "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        Document done = Jsoup.parse(text(answer));
        assertThat(done.select("[role=status]").text()).contains("R-17");
        assertThat(done.select("a.button").attr("href")).isEqualTo(article.englishPath() + "#comment-c1");
        COMMENTS.verify(postRequestedFor(urlPathEqualTo("/api/v1/comments/c1/reports"))
                .withRequestBody(equalToJson("{\"reason\":\"illegal\",\"note\":\"Paragraph 2\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "reason=none,400,Please choose",
        "note=only,400,Please choose",
        "%,400,could not understand",
    })
    void aReportWithoutAReasonIsNotSentAndKeepsItsNote(String sent, int status, String says) {
        var answer = post(form(), FORM, sent);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(answer)).contains(says);
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({"429,429", "400,400", "404,404", "500,503"})
    void whatTheServiceDoesNotTakeIsTold(int service, int status) {
        reportsAnswer(aResponse().withStatus(service));

        var answer = post(form(), FORM, "reason=spam&note=kept");

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status != 404) {
            Document page = Jsoup.parse(text(answer));
            assertThat(page.select("[role=alert]")).hasSize(1);
            assertThat(page.select("#report-note").text()).isEqualTo("kept");
            assertThat(page.select("#reason-spam").hasAttr("checked")).isTrue();
        }
    }

    @Test
    void aReportFromAnotherSitesPageIsRefused() {
        assertThat(post(form(), FORM, "reason=spam", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(
                                article.englishPath() + "/comments/reactions",
                                FORM,
                                "comment=c1",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(403);
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aNoteThatIsTooLongIsNotSent() {
        var answer = post(form(), FORM, "reason=spam&note=" + "a".repeat(501));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("500 characters at most");
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void respectLeadsBackToTheCommentAtItsPlace() {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/comments/c2/reactions"))
                .willReturn(aResponse().withStatus(204)));
        Document page = page(article.englishPath() + "?sort=newest");
        assertThat(page.select("#comment-c2 button.respect").attr("form")).isEqualTo("respect");
        assertThat(page.select("form#respect input[name=sort]").val()).isEqualTo("newest");

        var answer = post(page.select("form#respect").attr("action"), FORM, "comment=c2&sort=newest");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo(article.englishPath() + "?sort=newest#comment-c2");
        COMMENTS.verify(postRequestedFor(urlPathEqualTo("/api/v1/comments/c2/reactions"))
                .withRequestBody(equalToJson("{\"kind\":\"respect\"}")));
    }

    @ParameterizedTest
    @CsvSource({"429,429", "404,404", "500,503"})
    void respectThatIsNotTakenIsTold(int service, int status) {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/comments/c2/reactions"))
                .willReturn(aResponse().withStatus(service)));

        assertThat(post(article.englishPath() + "/comments/reactions", FORM, "comment=c2")
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void respectForNothingIsRefused() {
        assertThat(post(article.englishPath() + "/comments/reactions", FORM, "comment=a%2Fb")
                        .statusCode())
                .isEqualTo(400);
    }
}
