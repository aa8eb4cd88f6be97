package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
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

class TranslationRoomTest extends NewsroomPlatform {

    private static final String API = "/api/v1/articles/a1/translations/fr";
    private static final String PAGE = "/newsroom/translations/a1/fr";

    private Browser camille;

    @BeforeEach
    void aTranslation() {
        TRANSLATIONS.stubFor(
                WireMock.get(urlPathEqualTo(API)).willReturn(json("""
                {"articleId":"a1","language":"fr","originalLanguage":"en","status":"done","stale":false,"segments":[
                  {"n":0,"field":"title","source":"Night train","target":"Train de nuit","origin":"machine","engine":"apertium","review":"draft","stale":false},
                  {"n":1,"field":"body","source":"It <b>runs</b>.","target":null,"review":"draft","stale":true,"proposal":{"target":"Il roule.","earlierSource":"It ran."}}]}""").withHeader("ETag", "\"7\"")));
        camille = signedIn("camille", "translator");
    }

    @Test
    void eachSentenceStandsBesideTheOriginal() {
        Document page = room(PAGE, camille);

        assertThat(page.select("h1").text()).isEqualTo("Night train");
        assertThat(page.select(".source").eachText()).containsExactly("Night train", "It <b>runs</b>.");
        assertThat(typedIn(page, "#segment-0-text")).isEqualTo("Train de nuit");
        assertThat(page.select("#segment-1 .theirs").text()).isEqualTo("Il roule.");
        assertThat(page.select("#segment-0-text").attr("lang")).isEqualTo("fr");
    }

    @Test
    void anApprovedSentenceLeadsToTheNext() {
        TRANSLATIONS.stubFor(put(urlPathEqualTo(API + "/segments/0")).willReturn(json("{}")));

        HttpResponse<byte[]> saved = submit(
                PAGE + "/segments/0",
                camille,
                Map.of(
                        "csrf",
                        csrf(room(PAGE, camille)),
                        "etag",
                        "\"7\"",
                        "target",
                        "Le train de nuit",
                        "review",
                        "approved"));

        assertThat(header(saved, "Location")).isEqualTo(PAGE + "#segment-1-text");
        TRANSLATIONS.verify(putRequestedFor(urlPathEqualTo(API + "/segments/0"))
                .withHeader("If-Match", equalTo("\"7\""))
                .withRequestBody(equalToJson("{\"target\":\"Le train de nuit\",\"review\":\"approved\"}")));
    }

    @Test
    void whatCouldNotBeSavedStandsInItsFieldAgain() {
        TRANSLATIONS.stubFor(
                put(urlPathEqualTo(API + "/segments/1")).willReturn(problem(412, "precondition-failed", "")));

        HttpResponse<byte[]> refused = submit(
                PAGE + "/segments/1",
                camille,
                Map.of("csrf", csrf(room(PAGE, camille)), "etag", "\"6\"", "target", "Il roulera.", "review", "draft"));

        assertThat(refused.statusCode()).isEqualTo(412);
        Document page = Jsoup.parse(text(refused));
        assertThat(typedIn(page, "#segment-1-text")).isEqualTo("Il roulera.");
        assertThat(typedIn(page, "#segment-0-text")).isEqualTo("Train de nuit");
        assertThat(page.select("#segment-1 input[name=etag]").attr("value")).isEqualTo("\"7\"");
    }

    @Test
    void allIsApprovedAtOnce() {
        TRANSLATIONS.stubFor(WireMock.post(urlPathEqualTo(API + "/approval"))
                .willReturn(aResponse().withStatus(200)));

        HttpResponse<byte[]> approved =
                submit(PAGE + "/approval", camille, Map.of("csrf", csrf(room(PAGE, camille)), "etag", "\"7\""));

        assertThat(header(approved, "Location")).isEqualTo(PAGE + "?done=approved");
        TRANSLATIONS.verify(
                postRequestedFor(urlPathEqualTo(API + "/approval")).withHeader("If-Match", equalTo("\"7\"")));
    }

    @Test
    void theDeskListsWhatWaits() {
        TRANSLATIONS.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/translation-desk")).willReturn(json("""
                {"items":[{"articleId":"a1","language":"fr","originalLanguage":"en","title":"Night train","status":"review","updatedAt":"2026-11-23T09:00:00Z"}],
                 "nextCursor":null}""")));

        Document page = room("/newsroom/translations?status=review", camille);

        assertThat(page.select(".queue a").attr("href")).isEqualTo(PAGE);
        assertThat(page.select(".tabs [aria-current]").text()).isEqualTo("to be reviewed");
    }
}
