package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What article-service refuses, as an editor who works in French reads it. */
class RefusedTest extends NewsroomPlatform {

    private Browser inFrench(Browser browser) {
        String csrf = csrf(room("/newsroom/help", browser));
        return new Browser(cookie(
                submit("/newsroom/language", browser, Map.of("csrf", csrf, "language", "fr", "to", "/newsroom")),
                "newsroom"));
    }

    @Test
    void aTimeThatIsOverIsToldInFrenchAndWhatWasTypedStandsInItsField() {
        Browser ada = inFrench(signedIn("ada", "editor"));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/articles/a1"))
                .willReturn(json("""
                        {"id":"a1","status":"draft","revision":3,"unpublishedChanges":false,"slugs":{},"url":"/en/t-a1",
                         "language":"en","title":"T","body":"B","tags":[],"authors":[],"comments":"open"}""").withHeader("ETag", "\"3\"")));
        ARTICLES.stubFor(put(urlPathEqualTo("/api/v1/articles/a1/publication"))
                .willReturn(problem(400, "invalid-request", """
                        ,"detail":"/at: is not in the future","errors":[{"pointer":"/at","message":"is not in the future"}]""")));
        String page = "/newsroom/articles/a1/publication";

        HttpResponse<byte[]> refused = submit(
                page,
                ada,
                Map.of("csrf", csrf(room(page, ada)), "etag", "\"3\"", "do", "plan", "at", "2020-01-01T08:00"));

        assertThat(refused.statusCode()).isEqualTo(400);
        Document shown = Jsoup.parse(text(refused));
        assertThat(shown.select("[role=alert]").text()).endsWith("heure de publication (n’est pas dans l’avenir)");
        assertThat(shown.select("[role=alert] [lang=en]")).isEmpty();
        assertThat(shown.select("#at").val()).isEqualTo("2020-01-01T08:00");
    }

    @Test
    void aPictureThatIsNoneIsToldInFrench() {
        Browser ada = inFrench(signedIn("ada", "editor"));
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo("/api/v1/media"))
                .willReturn(problem(
                        400,
                        "invalid-request",
                        ",\"errors\":[{\"pointer\":\"file\",\"message\":\"is cut off before its end\"}]")));
        String form = "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf(room("/newsroom/help", ada))
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.png\"\r\n"
                + "Content-Type: image/png\r\n\r\nPIX\r\n--b--\r\n";

        HttpResponse<byte[]> refused = send(
                "/newsroom/pictures",
                request -> request.header("Cookie", ada.cookies())
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared().readTree(text(refused)).get("message").asString())
                .endsWith("image (est abîmée, ou d’une sorte rare)");
    }
}
