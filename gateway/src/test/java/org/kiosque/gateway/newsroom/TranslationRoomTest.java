package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
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
        assertThat(page.select("#segment-1-text").attr("data-stored")).isEmpty();
        assertThat(page.select("#segment-1-text").hasAttr("data-stored")).isTrue();
        assertThat(page.select("#segment-0-text").hasAttr("data-stored")).isFalse();
    }

    @Test
    void whatAColleagueHasSavedMeanwhileStandsBesideWhatWasTyped() {
        TRANSLATIONS.stubFor(
                put(urlPathEqualTo(API + "/segments/0")).willReturn(problem(412, "precondition-failed", "")));
        Map<String, String> mine =
                Map.of("csrf", csrf(room(PAGE, camille)), "etag", "\"6\"", "target", "Le train", "review", "draft");

        Document page = Jsoup.parse(text(submit(PAGE + "/segments/0", camille, mine)));

        assertThat(typedIn(page, "#segment-0-text")).isEqualTo("Le train");
        assertThat(page.select("#segment-0 .theirs").text()).isEqualTo("Train de nuit");
        assertThat(page.select("#segment-0-text").attr("data-stored")).isEqualTo("Train de nuit");

        TRANSLATIONS.stubFor(put(urlPathEqualTo(API + "/segments/0")).willReturn(problem(400, "invalid-request", "")));
        assertThat(Jsoup.parse(text(submit(PAGE + "/segments/0", camille, mine)))
                        .select("#segment-0 .theirs"))
                .isEmpty();
    }

    @Test
    void anApprovedSentenceLeadsOnToOneThatIsNotApproved() {
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo(API)).willReturn(json("""
                {"articleId":"a1","language":"fr","originalLanguage":"en","status":"done","stale":false,"segments":[
                  {"n":0,"field":"title","source":"One","review":"draft"},{"n":1,"field":"body","source":"Two","review":"approved"},
                  {"n":2,"field":"body","source":"Three","review":"draft"},{"n":3,"field":"body","source":"Four","review":"approved"}]}""")));
        TRANSLATIONS.stubFor(put(urlPathEqualTo(API + "/segments/0")).willReturn(json("{}")));
        Document page = room(PAGE, camille);

        assertThat(page.select(".segment input[name=next]").eachAttr("value")).containsExactly("2", "2", "0", "0");
        assertThat(page.select(".segment").eachAttr("data-review"))
                .containsExactly("draft", "approved", "draft", "approved");
        assertThat(approved(page, "2")).isEqualTo(PAGE + "#segment-2-text");
        assertThat(approved(page, "2?x=//evil.example")).isEqualTo(PAGE + "#segment-1-text");
    }

    private String approved(Document page, String next) {
        return header(
                submit(
                        PAGE + "/segments/0",
                        camille,
                        Map.of("csrf", csrf(page), "etag", "", "target", "Un", "review", "approved", "next", next)),
                "Location");
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
        assertThat(page.select(".status")).isEmpty();
        assertThat(page.select("#lang option").eachAttr("value")).contains("", "en", "fr");
    }

    @Test
    void theDeskListsWhatIsHeldTheOldestFirst() {
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/translation-desk"))
                .willReturn(json("{\"items\":[],\"nextCursor\":\"c\"}")));

        Document page = room("/newsroom/translations?status=held&lang=fr&sort=oldest", camille);

        TRANSLATIONS.verify(getRequestedFor(urlPathEqualTo("/api/v1/translation-desk"))
                .withQueryParam("status", equalTo("held"))
                .withQueryParam("lang", equalTo("fr"))
                .withQueryParam("sort", equalTo("oldest")));
        assertThat(page.select(".tabs [aria-current]").text()).isEqualTo("held until approved");
        assertThat(page.select("option[selected]").eachAttr("value")).containsExactly("fr", "oldest");
        assertThat(page.select("a[rel=next]").attr("href"))
                .isEqualTo("/newsroom/translations?status=held&lang=fr&sort=oldest&cursor=c");
        assertThat(page.select(".tabs a").first().attr("href")).isEqualTo("/newsroom/translations?lang=fr&sort=oldest");
    }

    @Test
    void whatThereIsNotIsLeftOutOfAccountAndThatIsSaid() {
        TRANSLATIONS.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/translation-desk")).willReturn(json("{\"items\":[]}")));

        for (String asked : new String[] {"lang=klingon_", "lang=xx", "status=best"}) {
            assertThat(room("/newsroom/translations?" + asked, camille)
                            .select("[role=status]")
                            .text())
                    .as(asked)
                    .contains("there is not here");
        }
        TRANSLATIONS.verify(
                3,
                getRequestedFor(urlPathEqualTo("/api/v1/translation-desk"))
                        .withoutQueryParam("lang")
                        .withoutQueryParam("status"));
    }

    @Test
    void aTextThatHasLostAMarkIsRefusedByItsNameInTheNewsroomsWords() {
        TRANSLATIONS.stubFor(
                put(urlPathEqualTo(API + "/segments/1"))
                        .willReturn(
                                problem(
                                        400,
                                        "invalid-request",
                                        ",\"errors\":[{\"pointer\":\"/target\",\"message\":\"lacks **…**, […](/a); has besides *…*\"}]")));

        Document page = refused();

        assertThat(page.select("[role=alert]").text())
                .contains("**…**, […](/a).", "not in the original: *…*")
                .doesNotContain("lacks", "target");
        assertThat(typedIn(page, "#segment-1-text")).isEqualTo("Il roule.");

        TRANSLATIONS.stubFor(put(urlPathEqualTo(API + "/segments/1"))
                .willReturn(problem(
                        400,
                        "invalid-request",
                        ",\"errors\":[{\"pointer\":\"/target\",\"message\":\"is too long\"}]")));
        assertThat(refused().select("[role=alert] [lang=en]").text()).isEqualTo("target: is too long");
    }

    private Document refused() {
        HttpResponse<byte[]> refused = submit(
                PAGE + "/segments/1",
                camille,
                Map.of(
                        "csrf",
                        csrf(room(PAGE, camille)),
                        "etag",
                        "\"7\"",
                        "target",
                        "Il roule.",
                        "review",
                        "approved"));
        assertThat(refused.statusCode()).isEqualTo(400);
        return Jsoup.parse(text(refused));
    }

    @Test
    void severalTranslationsAreApprovedAtOnce() {
        TRANSLATIONS.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/translation-desk")).willReturn(json("""
                {"items":[{"articleId":"a1","language":"fr","originalLanguage":"en","title":"One","status":"review","etag":"\\"7.0\\""},
                  {"articleId":"a2","language":"fr","originalLanguage":"en","title":"Two","status":"waiting","etag":"\\"1.0\\""}]}""")));
        Document desk = room("/newsroom/translations?status=review", camille);
        assertThat(desk.select("input[name=ticked]").eachAttr("value")).containsExactly("a1 fr \"7.0\"");
        String back = desk.select("input[name=back]").attr("value");
        TRANSLATIONS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/translation-desk/approval"))
                .willReturn(json("{\"items\":[{\"outcome\":\"approved\"}]}")));

        HttpResponse<byte[]> approved = approve(desk, "a1 fr \"7.0\"", back);

        assertThat(header(approved, "Location")).isEqualTo("/newsroom/translations?status=review&done=approved");
        TRANSLATIONS.verify(postRequestedFor(urlPathEqualTo("/api/v1/translation-desk/approval"))
                .withRequestBody(equalToJson(
                        "{\"translations\":[{\"articleId\":\"a1\",\"language\":\"fr\",\"etag\":\"\\\"7.0\\\"\"}]}")));

        TRANSLATIONS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/translation-desk/approval"))
                .willReturn(json("{\"items\":[{\"outcome\":\"approved\"},{\"outcome\":\"changed\"}]}")));
        assertThat(header(approve(desk, "a1 fr \"7.0\"", back), "Location")).endsWith("done=approvedPartly");
        assertThat(header(approve(desk, "made up", back), "Location")).endsWith("done=none");
    }

    private HttpResponse<byte[]> approve(Document desk, String ticked, String back) {
        return submit(
                "/newsroom/translations/approval", camille, Map.of("csrf", csrf(desk), "back", back, "ticked", ticked));
    }

    @Test
    void enginesAndBudgetsAreSeenAtAGlance() {
        TRANSLATIONS.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/translation-desk")).willReturn(json("{\"items\":[]}")));
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/languages")).willReturn(json("""
                {"languages":[],"pairs":[{"from":"fr","to":"en","engine":"apertium","tier":"gist","publishable":true}]}""")));
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/translation-desk/budgets"))
                .willReturn(json(
                        "{\"items\":[{\"engine\":\"deepl\",\"usedCharacters\":1200,\"monthlyCharacters\":500000}]}")));

        Document desk = room("/newsroom/translations", camille);

        assertThat(desk.select(".glance li").text())
                .isEqualTo("French → English apertium tells only what a text is about");
        assertThat(desk.select(".glance meter").attr("max")).isEqualTo("500000");
    }

    @Test
    void whatASentenceWasGivenIsReadPartByPart() {
        TRANSLATIONS.stubFor(
                WireMock.get(urlPathEqualTo(API + "/segments/1/history")).willReturn(json("""
                {"items":[{"target":"Il roule.","origin":"human","review":"approved","by":"tom","at":"2026-11-23T09:00:00Z"},
                  {"target":"Il court.","origin":"machine","engine":"apertium","review":"draft","at":"2026-11-22T09:00:00Z"}],"nextCursor":"c"}""")));

        Document page = room(PAGE + "/segments/1/history", camille);

        assertThat(page.select("h1").text()).isEqualTo("History of sentence 2");
        assertThat(page.select(".source").eachText()).containsExactly("Il roule.", "Il court.");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo(PAGE + "/segments/1/history?cursor=c");
        assertThat(room(PAGE + "/segments/1/hits", camille).select("a[href$='/segments/1/history']"))
                .hasSize(1);
    }
}
