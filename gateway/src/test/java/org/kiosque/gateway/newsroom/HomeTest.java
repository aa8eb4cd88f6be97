package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HomeTest extends NewsroomPlatform {

    @Test
    void theDoorsSayWhatWaitsBehindThem() {
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/desk/articles"))
                .withQueryParam("status", equalTo("in-review"))
                .willReturn(json("{\"items\":[{\"id\":\"a1\"},{\"id\":\"a2\"}],\"nextCursor\":\"c\"}")));
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/translation-desk"))
                .willReturn(json("{\"items\":[{\"articleId\":\"a1\"}]}")));
        TRANSLATIONS.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/translation-desk/budgets"))
                        .willReturn(
                                json(
                                        "{\"items\":[{\"engine\":\"deepl\",\"month\":\"2026-11\",\"usedCharacters\":1200,\"monthlyCharacters\":500000}]}")));

        Document home = room("/newsroom", signedIn("ada", "editor", "translator"));

        assertThat(home.select(".figures a[href='/newsroom/articles?status=in-review']")
                        .text())
                .isEqualTo("2+ in review");
        assertThat(home.select(".figures a[href='/newsroom/translations?status=stale']")
                        .text())
                .isEqualTo("1 outdated by a revision");
        assertThat(home.select("meter").attr("value")).isEqualTo("1200");
        assertThat(home.text()).contains("1,200 of 500,000 characters");
        assertThat(home.select("a[href='/newsroom/comments']")).isEmpty();
    }

    @Test
    void whatWaitsIsAskedForAtOnce() {
        COMMENTS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/moderation/queue-counts"))
                .willReturn(
                        json("{\"items\":[{\"status\":\"pending\",\"count\":1,\"more\":false},{\"status\":\"reported\",\"count\":1,\"more\":false}]}")
                                .withFixedDelay(1_000)));
        for (WireMockServer service : List.of(ARTICLES, TRANSLATIONS)) {
            service.stubFor(WireMock.get(urlPathMatching("/api/v1/(desk/articles|translation-desk)"))
                    .willReturn(json("{\"items\":[{\"id\":\"a1\"}]}").withFixedDelay(1_000)));
        }
        Browser ada = signedIn("ada", "editor", "translator", "moderator");
        long begun = System.nanoTime();

        Document home = room("/newsroom", ada);

        assertThat(home.select(".figures a")).hasSize(9);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6)); // one by one: nine
    }

    @Test
    void commentsAreCountedAndNotRead() {
        COMMENTS.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/moderation/queue-counts"))
                        .willReturn(
                                json(
                                        "{\"items\":[{\"status\":\"pending\",\"count\":1000,\"more\":true},{\"status\":\"reported\",\"count\":3,\"more\":false},{\"status\":\"unheard-of\",\"count\":1,\"more\":false}]}")));

        Document home = room("/newsroom", signedIn("max", "moderator"));

        assertThat(home.select(".figures a[href='/newsroom/comments?status=pending']")
                        .text())
                .startsWith("1000+");
        assertThat(home.select(".figures a[href='/newsroom/comments?status=reported']")
                        .text())
                .startsWith("3 ");
        COMMENTS.verify(0, getRequestedFor(urlPathEqualTo("/api/v1/moderation/comments")));
    }

    @Test
    void scriptsAndStylesAreKeptByBrowsersAndSmall() {
        Document page = room("/newsroom/articles/new", signedIn("ada", "editor"));
        long weight = 0;
        for (String address : page.select("script[src], link[rel=stylesheet]").stream()
                .map(each -> each.hasAttr("src") ? each.attr("src") : each.attr("href"))
                .toList()) {
            HttpResponse<byte[]> file = read(address);
            assertThat(file.statusCode()).as(address).isEqualTo(200);
            assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            weight += address.endsWith(".js") ? file.body().length : 0;
        }
        assertThat(weight).isBetween(40_000L, 150_000L);
        assertThat(header(read("/newsroom/files/aaaaaaaaaaaa/newsroom.css"), "Cache-Control"))
                .isEqualTo("no-store");
        assertThat(read("/newsroom/files/aaaaaaaaaaaa/nothing.css").statusCode())
                .isEqualTo(404);
    }
}
