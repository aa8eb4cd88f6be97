package org.kiosque.gateway.site.readers;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;

/** What a reader agrees to, gets for it, and can take back. */
class ForYouTest extends Platform {

    private static final String PAGE = "/en/for-you";
    private static final String ID = "an-id-of-somebody";

    @BeforeEach
    void somethingIsRecommended() {
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/readers/" + ID + "/recommendations"))
                .willReturn(json(Sample.cards(article.card("for0you", "A dam").replace("\"same-subject\"", """
                                "after-reading","because":{"id":"x","title":"The river","url":"/en/the-river"}""")))));
        SHELF.stubFor(delete(urlPathEqualTo("/api/v1/readers/" + ID))
                .willReturn(WireMock.aResponse().withStatus(204)));
    }

    private HttpResponse<byte[]> asked(String... headers) {
        return send(PAGE, request -> request.headers(headers));
    }

    private static Document shown(HttpResponse<byte[]> response) {
        return Jsoup.parse(text(response));
    }

    private static String cookie(HttpResponse<byte[]> response) {
        return header(response, "Set-Cookie");
    }

    @Test
    void nothingIsKeptOrAskedForBeforeTheReaderAgrees() {
        for (String path : new String[] {PAGE, "/en", "/en/privacy", article.englishPath()}) {
            assertThat(cookie(read(path))).as(path).isEmpty();
        }
        Document page = page(PAGE);

        assertThat(page.select("form.consent button").eachAttr("value")).containsExactly("yes");
        assertThat(page.select(".card")).isEmpty();
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(header(read(PAGE), "Cache-Control")).isEqualTo("no-store");
        SHELF.verify(0, getRequestedFor(WireMock.urlPathMatching("/api/v1/readers/.*")));
    }

    @Test
    void theReadersConsentIsARandomNumberInTheirBrowser() {
        var agreed = post(PAGE, FORM, "consent=yes");

        assertThat(agreed.statusCode()).isEqualTo(303);
        assertThat(header(agreed, "Location")).isEqualTo(PAGE + "?outcome=agreed");
        assertThat(cookie(agreed))
                .matches("reader=[A-Za-z0-9_-]{22}; .*")
                .contains("Path=/", "Max-Age=15552000", "Secure", "SameSite=Strict");
        assertThat(cookie(post(PAGE, FORM, "consent=yes"))).isNotEqualTo(cookie(agreed));
        assertThat(cookie(post(PAGE, FORM, "consent=yes", "Cookie", "reader=" + ID)))
                .as("who has agreed before keeps the number")
                .startsWith("reader=" + ID + ";");
    }

    @Test
    void whoHasAgreedSeesWhatIsRecommendedAndWhy() {
        Document page = shown(asked("Cookie", "a=b; reader=" + ID));

        assertThat(page.select(".card .headline").text()).isEqualTo("A dam");
        assertThat(page.select(".card .why").text()).isEqualTo("Because you read “The river”");
        assertThat(page.select("form.consent button").eachAttr("value")).containsExactly("no");
        SHELF.verify(getRequestedFor(urlPathEqualTo("/api/v1/readers/" + ID + "/recommendations"))
                .withQueryParam("lang", equalTo("en")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DNT", "Sec-GPC"})
    void aBrowserThatObjectsIsNeitherAskedNorFollowedWhateverWasAgreedToBefore(String signal) {
        Document page = shown(asked(signal, "1"));
        assertThat(page.select("form.consent")).isEmpty();
        assertThat(page.select(".status").text()).contains("not tracked");

        var agreed = post(PAGE, FORM, "consent=yes", signal, "1");
        assertThat(agreed.statusCode()).isEqualTo(303);
        assertThat(cookie(agreed)).isEmpty();

        Document before = shown(asked(signal, "1", "Cookie", "reader=" + ID));
        assertThat(before.select(".card")).isEmpty();
        assertThat(before.select("form.consent button").eachAttr("value")).containsExactly("no");
        SHELF.verify(0, getRequestedFor(WireMock.urlPathMatching("/api/v1/readers/.*")));
    }

    @Test
    void whoTakesItBackIsForgotten() {
        var stopped = post(PAGE, FORM, "consent=no", "Cookie", "reader=" + ID);

        assertThat(stopped.statusCode()).isEqualTo(303);
        assertThat(cookie(stopped)).startsWith("reader=; ").contains("Max-Age=0");
        SHELF.verify(1, deleteRequestedFor(urlPathEqualTo("/api/v1/readers/" + ID)));
        assertThat(page(PAGE + "?outcome=forgotten").select(".status.done").text())
                .contains("forgotten");
    }

    @Test
    void whoCannotBeForgottenNowIsToldSoAndKeepsTheNumberToTryAgain() {
        SHELF.stubFor(delete(urlPathEqualTo("/api/v1/readers/" + ID)).willReturn(problem(503, "x", "")));

        var failed = post(PAGE, FORM, "consent=no", "Cookie", "reader=" + ID);

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(cookie(failed)).isEmpty();
        assertThat(shown(failed).select(".status.failed").text()).contains("try again");
    }

    @Test
    void whatIsNoNumberOfOursIsNobodys() {
        assertThat(shown(asked("Cookie", "reader=../x"))
                        .select("form.consent button")
                        .eachAttr("value"))
                .containsExactly("yes");
        assertThat(post(PAGE, FORM, "consent=no", "Cookie", "reader=short").statusCode())
                .isEqualTo(303);
        SHELF.verify(0, deleteRequestedFor(anyUrl()));
    }

    @Test
    void otherSitesCannotAgreeForAReaderAndWhatSaysNothingIsNoWord() {
        assertThat(post(PAGE, FORM, "consent=yes", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(PAGE, FORM, "consent=perhaps").statusCode()).isEqualTo(400);
        assertThat(post(PAGE, FORM, "").statusCode()).isEqualTo(400);
    }

    @Test
    void withoutRecommendationsThePageSaysSo() {
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/readers/" + ID + "/recommendations"))
                .willReturn(problem(503, "x", "")));

        var response = asked("Cookie", "reader=" + ID);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(shown(response).select("main").text()).contains("no recommendations for the moment");
    }

    @Test
    void thePrivacyPageHasTheSwitchForEverybodyAlike() {
        Document page = page("/fr/privacy");

        assertThat(page.select("form.consent").attr("action")).isEqualTo("/fr/for-you");
        assertThat(page.select("form.consent button").eachAttr("value")).containsExactly("yes", "no");
        assertThat(page("/fr/about").select("form.consent")).isEmpty();
        assertThat(text(send("/fr/privacy", request -> request.header("Cookie", "reader=" + ID))))
                .isEqualTo(text(read("/fr/privacy")));
    }
}
