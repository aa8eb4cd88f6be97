package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.acceptance.Api.ok;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The newspaper around its articles: lists, search, feeds and site maps, which all know at once what is published. */
@ExtendWith(RunningPlatform.class)
class NewspaperIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void whatIsPublishedIsOnAllPagesAndWhatIsWithdrawnOnNone(Api api) {
        int number = Texts.next();
        String title = Texts.title(number, "marmotte");
        String id = api.publish("fr", title, Texts.lead(number), Texts.body(120), List.of("Marmottes " + number));
        String url = api.article(id, "fr").get("url").asString();
        String key = api.article(id, "fr").at("/tags/0/key").asString();
        List<String> places = List.of(
                "/fr/tags/" + key,
                "/fr/tags/" + key + "/feed.xml",
                "/fr/feed.json",
                "/fr/atom.xml",
                "/news-sitemap.xml",
                "/fr/search?q=marmotes+" + number); // with a slip

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(places).allSatisfy(place -> {
                    var page = api.get(place);
                    assertThat(page.statusCode()).as(place).isEqualTo(200);
                    assertThat(page.body()).as(place).contains(url);
                }));
        Document found = api.page("/fr/search?q=marmotte+" + number);
        assertThat(found.select(".results li").first().select("h3 mark").eachText())
                .contains("marmotte");
        assertThat(ok(api.get("/api/v1/suggestions?lang=fr&q=marmo"))
                        .get("items")
                        .size())
                .isPositive();
        String day = api.article(id, "fr").get("publishedAt").asString();
        assertThat(api.page("/fr/archive/" + day.substring(0, 4) + "/" + day.substring(5, 7))
                        .select(".card a")
                        .eachAttr("href"))
                .contains(url);

        ok(api.send(
                "DELETE",
                "/api/v1/articles/" + id + "/publication",
                "editor",
                Map.of("reason", "Too many marmots"),
                "If-Match",
                Api.etag(api.send("GET", "/api/v1/desk/articles/" + id, "editor", ""))));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(places)
                        .allSatisfy(place ->
                                assertThat(api.get(place).body()).as(place).doesNotContain(url)));
        var gone = api.get(url);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("/fr/search", "class=\"card\"");
    }

    @Test
    void crawlersAndDevicesFindTheirWay(Api api) {
        assertThat(api.get("/robots.txt").body()).contains("/sitemap.xml", "/news-sitemap.xml");
        Document index = api.page("/sitemap.xml");
        String first = index.select("loc").first().text();
        String map = api.get(first.substring(first.indexOf("/sitemap-"))).body();
        assertThat(map).contains("<urlset", "hreflang=\"fr\"");
        assertThat(api.get("/manifest.webmanifest").statusCode()).isEqualTo(200);
    }

    @Test
    void clientsFindEveryServiceDescribedAndAPageToReadItOn(Api api) {
        Document page = api.page("/api/docs");

        List<String> documents = page.select("a[href^=/api/v1/openapi/]").eachAttr("href");
        assertThat(documents).hasSize(4).allSatisfy(document -> {
            JsonNode described = ok(api.get(document));
            assertThat(described.get("openapi").asString()).startsWith("3.1");
            assertThat(described.at("/servers/0/url").asString()).isEqualTo("/");
            assertThat(described.get("paths").size()).isPositive();
        });
    }
}
