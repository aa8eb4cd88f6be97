package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MachinesTest extends NewsroomPlatform {

    private Browser ada;
    private String csrf;

    @BeforeEach
    void emptyRecords() {
        for (String list : List.of("desk/audit", "imports", "desk/webhooks", "desk/api-keys")) {
            ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/" + list)).willReturn(json("{\"items\":[]}")));
        }
        ada = signedIn("ada", "editor");
        csrf = csrf(room("/newsroom/records", ada));
    }

    @Test
    void aSecretIsShownOnceOnAPageThatNobodyKeeps() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo("/api/v1/desk/webhooks"))
                .willReturn(json("{\"id\":\"w1\",\"secret\":\"s3cr3t\"}").withStatus(201)));

        HttpResponse<byte[]> made = submit(
                "/newsroom/records/webhooks",
                ada,
                Map.of("csrf", csrf, "url", " https://hook.example ", "events", "article.published"));

        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(header(made, "Cache-Control")).isEqualTo("no-store");
        assertThat(Jsoup.parse(text(made)).select("#secret").attr("value")).isEqualTo("s3cr3t");
        ARTICLES.verify(postRequestedFor(urlPathEqualTo("/api/v1/desk/webhooks"))
                .withRequestBody(equalToJson("{\"url\":\"https://hook.example\",\"events\":[\"article.published\"]}")));
    }

    @Test
    void aKeyOpensWhatWasTickedUntilTheEndOfItsLastDay() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo("/api/v1/desk/api-keys"))
                .willReturn(json("{\"id\":\"k1\",\"key\":\"kk\"}").withStatus(201)));

        submit(
                "/newsroom/records/keys",
                ada,
                Map.of("csrf", csrf, "name", "agency", "scopes", "drafts:write", "ends", "2026-12-24"));

        ARTICLES.verify(postRequestedFor(urlPathEqualTo("/api/v1/desk/api-keys"))
                .withRequestBody(equalToJson(
                        "{\"name\":\"agency\",\"scopes\":[\"drafts:write\"],\"endsAt\":\"2026-12-24T23:00:00Z\"}")));
        for (String ends : List.of("soon", "+999999999-12-31")) {
            HttpResponse<byte[]> noDay = submit(
                    "/newsroom/records/keys",
                    ada,
                    Map.of("csrf", csrf, "name", "agency", "scopes", "publish", "ends", ends));
            assertThat(noDay.statusCode()).as(ends).isEqualTo(400);
        }
    }

    @Test
    void whatIsRefusedIsSaidAndWhatIsRemovedIsGone() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo("/api/v1/desk/webhooks"))
                .willReturn(problem(
                        400, "invalid-request", ",\"errors\":[{\"pointer\":\"/url\",\"message\":\"is not https\"}]")));
        ARTICLES.stubFor(WireMock.delete(urlPathEqualTo("/api/v1/desk/api-keys/k1"))
                .willReturn(aResponse().withStatus(204)));

        HttpResponse<byte[]> refused =
                submit("/newsroom/records/webhooks", ada, Map.of("csrf", csrf, "url", "http://hook.example"));
        HttpResponse<byte[]> removed = submit("/newsroom/records/keys", ada, Map.of("csrf", csrf, "remove", "k1"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(text(refused)).select("[role=alert]").text()).contains("url: is not https");
        assertThat(header(removed, "Location")).isEqualTo("/newsroom/records?done=removed");
        ARTICLES.verify(deleteRequestedFor(urlPathEqualTo("/api/v1/desk/api-keys/k1")));
    }

    @Test
    void aFileIsBroughtIn() {
        ARTICLES.stubFor(WireMock.post(urlPathEqualTo("/api/v1/imports"))
                .willReturn(json("{\"id\":\"i1\"}").withStatus(202)));
        String body = "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nonce"
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"w.xml\"\r\n"
                + "Content-Type: text/xml\r\n\r\n<rss/>\r\n--b--\r\n";

        HttpResponse<byte[]> begun = send(
                "/newsroom/records/imports",
                request -> request.header("Cookie", ada.cookies())
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(header(begun, "Location")).isEqualTo("/newsroom/records?done=imported");
        ARTICLES.verify(postRequestedFor(urlPathEqualTo("/api/v1/imports"))
                .withHeader("Idempotency-Key", equalTo("once"))
                .withRequestBody(containing("<rss/>")));
        assertThat(submit("/newsroom/records/imports", ada, Map.of("csrf", csrf))
                        .statusCode())
                .isEqualTo(400);
    }
}
