package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontRoomTest extends NewsroomPlatform {

    private static final String FRONT = "/api/v1/desk/front";

    private Browser ada;

    @BeforeEach
    void threePins() {
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo(FRONT)).willReturn(json("""
                {"pins":[{"id":"a1","title":"One","status":"published"},{"id":"a2","title":"Two","status":"withdrawn"},{"id":"a3","title":"Three","status":"published"}]}""").withHeader("ETag", "\"5\"")));
        ada = signedIn("ada", "editor");
    }

    private HttpResponse<byte[]> press(String step) {
        Document page = room("/newsroom/front?lang=fr", ada);
        String pins = "pins=a1&pins=a2&pins=a3";
        return post(
                "/newsroom/front",
                FORM,
                "csrf=" + encoded(csrf(page)) + "&lang=fr&section=&etag=" + encoded("\"5\"") + "&" + pins + "&do="
                        + encoded(step),
                "Cookie",
                ada.cookies(),
                "Accept-Language",
                "en");
    }

    @Test
    void whatComesFirstIsMovedByButtonsAndTheButtonKeepsTheFocus() {
        ARTICLES.stubFor(WireMock.put(urlPathEqualTo(FRONT)).willReturn(json("{}")));

        HttpResponse<byte[]> moved = press("up:a3");

        assertThat(moved.statusCode()).isEqualTo(303);
        assertThat(header(moved, "Location")).isEqualTo("/newsroom/front?lang=fr&moved=a3%3Aup&done=step");
        ARTICLES.verify(putRequestedFor(urlEqualTo(FRONT + "?lang=fr"))
                .withHeader("If-Match", equalTo("\"5\""))
                .withRequestBody(equalToJson("{\"pins\":[{\"id\":\"a1\"},{\"id\":\"a3\"},{\"id\":\"a2\"}]}")));
        Document page = room("/newsroom/front?lang=fr&moved=a3:up", ada);
        assertThat(page.select("[autofocus]").eachAttr("value")).containsExactly("up:a3");
        assertThat(room("/newsroom/front?lang=fr&moved=a1:up", ada)
                        .select("[autofocus]")
                        .eachAttr("value"))
                .containsExactly("down:a1");
        assertThat(page.select("[data-pin=a2] .state").text()).isEqualTo("withdrawn");
    }

    @Test
    void whatIsDraggedStandsWhereItWasSent() {
        ARTICLES.stubFor(WireMock.put(urlPathEqualTo(FRONT)).willReturn(json("{}")));

        assertThat(press("order:a2").statusCode()).isEqualTo(303);

        ARTICLES.verify(putRequestedFor(urlEqualTo(FRONT + "?lang=fr"))
                .withRequestBody(equalToJson("{\"pins\":[{\"id\":\"a1\"},{\"id\":\"a2\"},{\"id\":\"a3\"}]}")));
    }

    @Test
    void whatIsFoundIsPutFirst() {
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/desk/articles"))
                        .withQueryParam("q", equalTo("train"))
                        .willReturn(
                                json(
                                        "{\"items\":[{\"id\":\"a9\",\"status\":\"published\",\"language\":\"fr\",\"title\":\"Nine\"}]}")));
        ARTICLES.stubFor(WireMock.put(urlPathEqualTo(FRONT)).willReturn(json("{}")));

        assertThat(room("/newsroom/front?q=train", ada).select("button[value=first:a9]"))
                .hasSize(1);
        press("first:a9");

        ARTICLES.verify(putRequestedFor(urlPathEqualTo(FRONT))
                .withRequestBody(matchingJsonPath("$.pins[0].id", equalTo("a9")))
                .withRequestBody(matchingJsonPath("$.pins[3].id", equalTo("a3"))));
    }

    @Test
    void whatSomebodyElseHasArrangedIsShownAndNothingIsMoved() {
        ARTICLES.stubFor(WireMock.put(urlPathEqualTo(FRONT)).willReturn(problem(412, "changed-meanwhile", "")));

        HttpResponse<byte[]> refused = press("down:a1");

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(Jsoup.parse(text(refused)).select("[role=alert]").text()).contains("meanwhile");
    }
}
