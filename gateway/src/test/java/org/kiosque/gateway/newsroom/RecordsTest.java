package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class RecordsTest extends NewsroomPlatform {

    @Test
    void decisionsImportsAndMachinesAreTold() {
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/audit")).willReturn(json("""
                {"items":[{"articleId":"a1","action":"withdrawn","at":"2026-11-23T09:00:00Z","by":"ada","revision":3,"reason":"wrong"}],"nextCursor":null}""")));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/imports")).willReturn(json("""
                {"items":[{"id":"i1","status":"running","format":"wxr","size":200,"bytesRead":50,"items":{"read":9,"imported":7,"known":1,"skipped":1},"begunBy":"ada"}]}""")));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/webhooks")).willReturn(json("""
                {"items":[{"id":"w1","url":"https://hook.example","events":["published"],"createdBy":"ada"}]}""")));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/api-keys")).willReturn(json("""
                {"items":[{"id":"k1","name":"agency","scopes":["drafts:write"],"createdBy":"ada","endsAt":"2027-01-01T00:00:00Z"}]}""")));

        Document page = room("/newsroom/records", signedIn("ada", "editor"));

        assertThat(page.text())
                .contains(
                        "withdrawn",
                        "wrong",
                        "9 read, 7 imported, 1 known, 1 skipped",
                        "https://hook.example",
                        "agency");
        assertThat(page.select("progress").attr("value")).isEqualTo("25");
        assertThat(page.select("#imports").attr("data-hx-trigger")).isEqualTo("every 5s");
        assertThat(page.select("main a").eachAttr("href"))
                .contains("/newsroom/records/imports/i1", "/newsroom/records/webhooks/w1");
    }

    @Test
    void progressIsAskedForWhileAnImportIsUnderWayAndNoLonger() {
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/imports")).willReturn(json("""
                {"items":[{"id":"i1","status":"waiting","size":200,"bytesRead":0,"begunBy":"ada"}]}""")));
        Browser ada = signedIn("ada", "editor");

        HttpResponse<byte[]> part = get("/newsroom/records/progress", ada);
        assertThat(text(part)).doesNotContain("<html");
        assertThat(Jsoup.parse(text(part)).select("#imports").attr("data-hx-get"))
                .isEqualTo("/newsroom/records/progress");

        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/imports")).willReturn(json("""
                {"items":[{"id":"i1","status":"done","size":200,"bytesRead":200,"begunBy":"ada"}]}""")));
        assertThat(Jsoup.parse(text(get("/newsroom/records/progress", ada))).select("[data-hx-get]"))
                .isEmpty();
    }

    @Test
    void whatAnImportLeftOutAndWhatAWebhookWasToldIsReadPartByPart() {
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/imports/i1")).willReturn(json("""
                {"id":"i1","status":"failed","format":"wxr","size":200,"bytesRead":50,"items":{"read":9,"imported":7,"known":1,"skipped":1},"problem":"is cut off","begunBy":"ada"}""")));
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/imports/i1/report")).willReturn(json("""
                {"items":[{"number":4,"item":"<b>Old news","outcome":"skipped","reason":"has no title"}],"nextCursor":"4"}""")));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/webhooks/w1/deliveries"))
                .willReturn(json("""
                {"items":[{"id":"d1","event":"article.published","articleId":"a1","status":"waiting","attempts":2,"createdAt":"2026-11-23T09:00:00Z","answer":"500","nextAt":"2026-11-23T10:00:00Z"}],"nextCursor":"c+"}""")));
        Browser ada = signedIn("ada", "editor");

        Document report = room("/newsroom/records/imports/i1?cursor=2", ada);
        ARTICLES.verify(
                getRequestedFor(urlPathEqualTo("/api/v1/imports/i1/report")).withQueryParam("cursor", equalTo("2")));
        assertThat(report.select("table").text()).contains("4", "<b>Old news", "skipped", "has no title");
        assertThat(report.select(".status.failed").text()).isEqualTo("is cut off");
        assertThat(report.select("a[rel=next]").attr("href")).isEqualTo("/newsroom/records/imports/i1?cursor=4");

        Document told = room("/newsroom/records/webhooks/w1", ada);
        assertThat(told.select(".queue").text()).contains("waiting", "an article is published", "told 2 times", "500");
        assertThat(told.select("a[rel=next]").attr("href")).isEqualTo("/newsroom/records/webhooks/w1?cursor=c%2B");
    }

    @Test
    void allArticlesAreTakenOutAsAFileInTheNameOfWhoAsks() {
        String file = "{\"id\":\"a1\"}\n".repeat(200_000);
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/exports"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/jsonl")
                        .withHeader("Content-Disposition", "attachment; filename=\"kiosque.jsonl\"")
                        .withBody(file)));
        Browser ada = signedIn("ada", "editor");

        HttpResponse<byte[]> export =
                get("/newsroom/records/exports?format=jsonl&site=https%3A%2F%2Fpaper.example", ada);

        assertThat(text(export)).isEqualTo(file);
        assertThat(header(export, "Content-Type")).isEqualTo("application/jsonl");
        assertThat(header(export, "Content-Disposition")).isEqualTo("attachment; filename=\"kiosque.jsonl\"");
        assertThat(header(export, "Cache-Control")).isEqualTo("no-store");
        ARTICLES.verify(getRequestedFor(urlPathEqualTo("/api/v1/exports"))
                .withQueryParam("format", equalTo("jsonl"))
                .withQueryParam("site", equalTo("https://paper.example"))
                .withHeader("Authorization", equalTo("Bearer token-of-ada")));
    }

    @Test
    void anExportThatIsRefusedOrCannotBeMadeSaysSoOnAPage() {
        for (String list : List.of("desk/audit", "imports", "desk/webhooks", "desk/api-keys")) {
            ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/" + list)).willReturn(json("{\"items\":[]}")));
        }
        Browser ada = signedIn("ada", "editor");

        for (String asked :
                List.of("", "format=pdf", "format=wxr&site=here", "format=wxr&site=https://a.example/%0d")) {
            HttpResponse<byte[]> refused = get("/newsroom/records/exports?" + asked, ada);
            assertThat(refused.statusCode()).as(asked).isEqualTo(400);
            assertThat(Jsoup.parse(text(refused)).select("[role=alert]").text())
                    .as(asked)
                    .contains("nothing was taken out");
        }
        ARTICLES.verify(0, getRequestedFor(urlPathEqualTo("/api/v1/exports")));

        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/exports")).willReturn(problem(403, "forbidden", "")));
        assertThat(get("/newsroom/records/exports?format=wxr", ada).statusCode())
                .isEqualTo(403);
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/exports")).willReturn(problem(503, "unavailable", "")));
        assertThat(get("/newsroom/records/exports?format=wxr", ada).statusCode())
                .isEqualTo(503);
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/exports"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(get("/newsroom/records/exports?format=wxr", ada).statusCode())
                .isEqualTo(503);
    }
}
