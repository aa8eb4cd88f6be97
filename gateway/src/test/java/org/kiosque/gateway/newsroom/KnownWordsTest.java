package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownWordsTest extends NewsroomPlatform {

    private static final String API = "/api/v1/articles/a1/translations/fr";
    private static final String GLOSSARY = "/api/v1/glossary/en/fr";

    private Browser camille;

    @BeforeEach
    void aSentence() {
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo(API)).willReturn(json("""
                {"articleId":"a1","language":"fr","originalLanguage":"en","status":"done","segments":[
                  {"n":1,"field":"body","source":"The night Train runs.","review":"draft"}]}""")));
        TRANSLATIONS.stubFor(WireMock.post(urlPathEqualTo(GLOSSARY + "/matches"))
                .withRequestBody(equalToJson("{\"text\":\"The night Train runs.\"}"))
                .willReturn(json("""
                {"items":[{"term":"night train","source":"night train","target":"train de nuit"},
                 {"term":"a ride","source":"runs","target":"roule"}]}""")));
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo(GLOSSARY))
                .willReturn(json("{\"items\":[{\"term\":\"train\",\"target\":\"train\"}]}")));
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/translation-memory"))
                .withQueryParam("q", equalTo("The night Train runs."))
                .willReturn(json("""
                {"items":[{"source":"The night train ran.","target":"Le train de nuit roulait.","likeness":0.874,"approvedBy":"tom"},
                 {"source":"A night.","target":"Une nuit.","likeness":0.4,"approvedBy":"tom"}]}""")));
        camille = signedIn("camille", "translator");
    }

    @Test
    void termsAndAlikeSentencesStandBesideASentence() {
        String hits = "/newsroom/translations/a1/fr/segments/1/hits";
        HttpResponse<byte[]> part = get(hits, camille, "HX-Request", "true");

        assertThat(text(part)).doesNotContain("<html");
        Document known = Jsoup.parse(text(part));
        assertThat(known.select(".terms dt").eachText()).containsExactly("night train", "runs");
        assertThat(known.select(".terms dd").eachText()).containsExactly("train de nuit", "roule");
        assertThat(known.select(".match .theirs").text()).isEqualTo("Le train de nuit roulait.");
        assertThat(known.text()).contains("87% alike, approved by tom");

        Document whole = room(hits, camille);
        assertThat(whole.select("h1")).hasSize(1);
        assertThat(whole.select("main a[href$='#segment-1-text']")).hasSize(1);
        assertThat(get(hits.replace("/1/", "/9/"), camille).statusCode()).isEqualTo(404);
    }

    @Test
    void aTermIsAddedAndChangedByWhoeverHasSeenIt() {
        TRANSLATIONS.stubFor(WireMock.put(urlPathEqualTo(GLOSSARY + "/low%20tide"))
                .willReturn(json("{}").withStatus(201)));
        String csrf = csrf(room("/newsroom/translations/glossary?from=en&to=fr", camille));
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "csrf", csrf, "from", "en", "to", "fr", "term", "low tide", "target", "marée basse", "etag", ""));

        HttpResponse<byte[]> added = submit("/newsroom/translations/glossary", camille, form);

        assertThat(header(added, "Location")).isEqualTo("/newsroom/translations/glossary?from=en&to=fr&done=saved");
        TRANSLATIONS.verify(putRequestedFor(urlPathEqualTo(GLOSSARY + "/low%20tide"))
                .withHeader("If-Match", absent())
                .withRequestBody(equalToJson("{\"target\":\"marée basse\",\"caseSensitive\":false}")));

        TRANSLATIONS.stubFor(WireMock.put(urlPathEqualTo(GLOSSARY + "/low%20tide"))
                .willReturn(problem(428, "precondition-required", "")));
        HttpResponse<byte[]> there = submit("/newsroom/translations/glossary", camille, form);
        assertThat(there.statusCode()).isEqualTo(428);
        Document again = Jsoup.parse(text(there));
        assertThat(again.select("#target").attr("value")).isEqualTo("marée basse");
        assertThat(again.select("[role=alert]").text()).contains("there already");

        TRANSLATIONS.resetRequests();
        form.put("to", "xx");
        assertThat(submit("/newsroom/translations/glossary", camille, form).statusCode())
                .isEqualTo(400);
        TRANSLATIONS.verify(0, putRequestedFor(urlPathMatching("/api/v1/glossary/.*")));
    }

    @Test
    void furtherFormsOfATermAreStillThereAfterItWasChanged() {
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo(GLOSSARY + "/bus"))
                .willReturn(json("""
                {"term":"bus","target":"car","forms":[{"source":"buses","target":"cars"}],"caseSensitive":false,"changedBy":"tom"}""").withHeader("ETag", "\"2\"")));
        TRANSLATIONS.stubFor(WireMock.put(urlPathEqualTo(GLOSSARY + "/bus")).willReturn(json("{}")));
        String csrf = csrf(room("/newsroom/translations/glossary?from=en&to=fr&term=bus", camille));

        submit(
                "/newsroom/translations/glossary",
                camille,
                Map.of("csrf", csrf, "from", "en", "to", "fr", "term", "bus", "target", "autocar", "etag", "\"2\""));

        TRANSLATIONS.verify(
                putRequestedFor(urlPathEqualTo(GLOSSARY + "/bus"))
                        .withHeader("If-Match", equalTo("\"2\""))
                        .withRequestBody(
                                equalToJson(
                                        "{\"target\":\"autocar\",\"caseSensitive\":false,\"forms\":[{\"source\":\"buses\",\"target\":\"cars\"}]}")));
    }

    @Test
    void aTermIsTakenAwayByWhoeverHasSeenIt() {
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo(GLOSSARY + "/bus"))
                .willReturn(json("{\"term\":\"bus\",\"target\":\"car\"}").withHeader("ETag", "\"2\"")));
        TRANSLATIONS.stubFor(WireMock.delete(urlPathEqualTo(GLOSSARY + "/bus"))
                .willReturn(aResponse().withStatus(204)));
        Document page = room("/newsroom/translations/glossary?from=en&to=fr&term=bus", camille);
        assertThat(page.select("#term").hasAttr("readonly")).isTrue();

        submit(
                "/newsroom/translations/glossary",
                camille,
                Map.of(
                        "csrf",
                        csrf(page),
                        "from",
                        "en",
                        "to",
                        "fr",
                        "term",
                        "bus",
                        "do",
                        "remove",
                        "etag",
                        page.select("input[name=etag]").attr("value")));

        TRANSLATIONS.verify(
                deleteRequestedFor(urlPathEqualTo(GLOSSARY + "/bus")).withHeader("If-Match", equalTo("\"2\"")));
    }
}
