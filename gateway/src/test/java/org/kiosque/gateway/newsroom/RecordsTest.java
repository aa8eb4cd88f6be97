package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
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
    }
}
