package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryRoomTest extends NewsroomPlatform {

    private static final String API = "/api/v1/translation-memory";
    private static final String PAGE = "/newsroom/translations/memory";

    private Browser camille;

    @BeforeEach
    void anEntry() {
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo(API))
                .withQueryParam("from", equalTo("fr"))
                .withQueryParam("to", equalTo("en"))
                .withQueryParam("q", equalTo("le bac"))
                .willReturn(json("""
                {"items":[{"id":"e1","etag":"\\"17\\"","source":"Le bac <traverse>.","target":"The exam crosses.","likeness":0.61,
                  "articleId":"a1","approvedBy":"tom","approvedAt":"2026-11-23T09:00:00Z","staleTerm":"ferry"}]}""")));
        camille = signedIn("camille", "translator");
    }

    @Test
    void whatWasApprovedIsFoundAgain() {
        Document page = room(PAGE + "?from=fr&to=en&q=le%20bac", camille);

        assertThat(page.select(".source").eachText()).containsExactly("Le bac <traverse>.", "The exam crosses.");
        assertThat(page.text()).contains("61 % alike", "tom", "“ferry”");
        assertThat(page.select(".segment a").attr("href")).isEqualTo("/newsroom/translations/a1/en");
        assertThat(page.select(".tabs a[href*='from=en&to=fr']").attr("href")).contains("q=le%20bac");

        TRANSLATIONS.resetRequests();
        assertThat(room(PAGE + "?from=tlh&to=en", camille).select(".queue li")).isEmpty();
        TRANSLATIONS.verify(0, getRequestedFor(urlPathEqualTo(API)));
    }

    @Test
    void whatIsWrongIsTakenOutByWhoeverHasSeenIt() {
        TRANSLATIONS.stubFor(WireMock.delete(urlPathEqualTo(API + "/e1"))
                .willReturn(aResponse().withStatus(204)));

        HttpResponse<byte[]> removed = remove();

        assertThat(header(removed, "Location"))
                .isEqualTo("/newsroom/translations/memory?from=fr&to=en&q=le%20bac&done=removed");
        TRANSLATIONS.verify(deleteRequestedFor(urlPathEqualTo(API + "/e1")).withHeader("If-Match", equalTo("\"17\"")));
    }

    @Test
    void whatHasChangedMeanwhileIsShownAndStays() {
        TRANSLATIONS.stubFor(
                WireMock.delete(urlPathEqualTo(API + "/e1")).willReturn(problem(412, "precondition-failed", "")));

        HttpResponse<byte[]> refused = remove();

        assertThat(refused.statusCode()).isEqualTo(412);
        Document page = Jsoup.parse(text(refused));
        assertThat(page.select("[role=alert]").text()).contains("meanwhile");
        assertThat(page.select(".segment")).hasSize(1);
        assertThat(page.select("#q").attr("value")).isEqualTo("le bac");
    }

    private HttpResponse<byte[]> remove() {
        Document page = room(PAGE + "?from=fr&to=en&q=le%20bac", camille);
        return submit(
                PAGE,
                camille,
                Map.of("csrf", csrf(page), "from", "fr", "to", "en", "q", "le bac", "id", "e1", "etag", "\"17\""));
    }
}
