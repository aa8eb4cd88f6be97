package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands beside an article: its translation, the ways in which its picture is cut, other articles. */
class BesideAnArticleTest extends NewsroomPlatform {

    private static final String PAGE = "/newsroom/articles/a1";
    private static final String PINS = "/api/v1/articles/a1/related/pins";

    private Browser ada;

    @BeforeEach
    void ada() {
        ada = signedIn("ada", "editor");
    }

    private void aDraft() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo("/api/v1/articles/a1/preview"))
                .willReturn(json("{\"url\":\"/api/v1/previews/t1\"}")));
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/previews/t1"))
                        .willReturn(
                                json(
                                        "{\"language\":\"fr\",\"title\":\"Train\",\"bodyHtml\":\"<h2 id='gare'>Gare</h2><p>Il part.</p>\"}")));
    }

    @Test
    void theTranslationThatReadersHaveStandsBesideTheWorkingText() {
        aDraft();
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/articles/a1"))
                        .withQueryParam("lang", equalTo("en"))
                        .willReturn(
                                json(
                                        "{\"language\":\"en\",\"title\":\"The train\",\"lead\":null,\"bodyHtml\":\"<h2 id=\\\"gare\\\">Gare</h2><p>It leaves id=\\\"x\\\".</p>\",\"readingMinutes\":2}")));

        assertThat(room(PAGE + "/preview", ada).select(".look")).hasSize(1);
        Document both = room(PAGE + "/preview?beside=en", ada);

        assertThat(both.select(".pages .look .story").eachAttr("lang")).containsExactly("fr", "en");
        assertThat(both.select(".pages .look .body > p").eachText()).contains("Il part.", "It leaves id=\"x\".");
        assertThat(both.select("#gare")).hasSize(1);
        assertThat(both.select(".tabs [href$='?beside=en']").attr("aria-current"))
                .isEqualTo("page");
        assertThat(both.select(".tabs [href$='?beside=fr']")).isEmpty();
    }

    @Test
    void whereReadersGetTheOriginalInsteadThereIsNoTranslationToShow() {
        aDraft();
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/articles/a1"))
                .willReturn(json("{\"language\":\"fr\",\"title\":\"Train\",\"bodyHtml\":\"\"}")));
        assertThat(room(PAGE + "/preview?beside=en", ada)
                        .select(".pages .empty")
                        .text())
                .contains("no translation");

        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/articles/a1")).willReturn(problem(404, "not-found", "")));
        assertThat(room(PAGE + "/preview?beside=en", ada)
                        .select(".pages .empty")
                        .text())
                .contains("no translation");
        assertThat(room(PAGE + "/preview?beside=tlh", ada).select(".pages")).isEmpty();
    }

    @Test
    void aPictureIsShownInEachShapeAroundThePointThatMustBeSeen() {
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/desk/articles/a1"))
                        .willReturn(
                                json(
                                        "{\"id\":\"a1\",\"status\":\"draft\",\"url\":\"/fr/a1\",\"language\":\"fr\",\"title\":\"T\",\"body\":\"b\",\"comments\":\"open\",\"image\":{\"mediaId\":\"m1\"}}")));
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/desk/media/m1"))
                        .willReturn(
                                json(
                                        "{\"id\":\"m1\",\"url\":\"/media/m1/1920.jpg\",\"width\":2000,\"height\":1000,\"focus\":{\"x\":0.4,\"y\":0.5}}")));

        Document page = room(PAGE, ada);

        assertThat(page.select(".crops svg").eachAttr("aria-label")).containsExactly("1:1", "4:3", "16:9");
        assertThat(page.select(".crops svg").eachAttr("viewBox"))
                .containsExactly("300 0 1000 1000", "134 0 1333 1000", "0 0 1778 1000");
        assertThat(page.select(".crops image").eachAttr("href")).containsOnly("/media/m1/1920.jpg");
        assertThat(page.select("input[name=focusX]").attr("type")).isEqualTo("number");
        assertThat(page.select("input[name=focusX]").attr("value")).isEqualTo("40");
    }

    @Test
    void otherArticlesAreAlwaysShownBesideItOrNever() {
        SHELF.stubFor(WireMock.get(urlPathEqualTo(PINS)).willReturn(json("""
                {"items":[{"id":"1","action":"pin","articleId":"a1","otherId":"a2","note":"the same line","by":"tom","at":"2026-11-23T09:00:00Z"},
                  {"id":"2","action":"bar","articleId":"a1","otherId":"a3","by":"tom","at":"2026-11-23T09:00:00Z"}]}""")));
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/desk/articles/a2")).willReturn(json("{\"title\":\"The line\"}")));
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/desk/articles"))
                        .withQueryParam("q", equalTo("train"))
                        .willReturn(
                                json(
                                        "{\"items\":[{\"id\":\"a2\",\"language\":\"fr\",\"title\":\"The line\"},{\"id\":\"a9\",\"language\":\"fr\",\"title\":\"Nine\"}]}")));

        Document page = room(PAGE + "/related?q=train", ada);

        assertThat(page.select("button[value=release:a2]").attr("aria-label")).contains("The line");
        assertThat(page.select("a[href='/newsroom/articles/a3']").text()).isEqualTo("a3");
        assertThat(page.text()).contains("the same line");
        assertThat(page.select("button[value^=pin:]").eachAttr("value")).containsExactly("pin:a9");

        SHELF.stubFor(WireMock.put(urlPathEqualTo(PINS + "/a9"))
                .willReturn(aResponse().withStatus(204)));
        SHELF.stubFor(WireMock.delete(urlPathEqualTo(PINS + "/a2"))
                .willReturn(aResponse().withStatus(204)));
        assertThat(header(decide(page, "bar:a9"), "Location")).isEqualTo(PAGE + "/related?done=step");
        decide(page, "release:a2");
        SHELF.verify(putRequestedFor(urlPathEqualTo(PINS + "/a9"))
                .withHeader("Authorization", equalTo("Bearer token-of-ada"))
                .withRequestBody(equalToJson("{\"kind\":\"bar\",\"note\":\"why\"}")));
        SHELF.verify(deleteRequestedFor(urlPathEqualTo(PINS + "/a2")));
    }

    @Test
    void whatCannotBeDecidedIsToldAndNothingElseIsAskedFor() {
        SHELF.stubFor(WireMock.get(urlPathEqualTo(PINS)).willReturn(json("{\"items\":[]}")));
        SHELF.stubFor(WireMock.put(urlPathEqualTo(PINS + "/a9"))
                .willReturn(problem(400, "invalid-request", ",\"detail\":\"one too many\"")));
        Document page = room(PAGE + "/related", ada);

        HttpResponse<byte[]> refused = decide(page, "pin:a9");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(text(refused)).select("[role=alert]").text()).contains("one too many");
        for (String made : new String[] {"", "pin:", "boost:a9", "pin"}) {
            assertThat(decide(page, made).statusCode()).as(made).isEqualTo(400);
        }
        SHELF.verify(1, putRequestedFor(urlPathEqualTo(PINS + "/a9")));
    }

    private HttpResponse<byte[]> decide(Document page, String step) {
        return submit(PAGE + "/related", ada, Map.of("csrf", csrf(page), "note", "why", "do", step));
    }
}
