package org.kiosque.gateway.site.feeds;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeedTest extends Platform {

    private final String key = "t-" + id;

    @BeforeEach
    void forgetEarlierFeeds() {
        clock.pass(Duration.ofSeconds(5));
    }

    private void articlesAre(String... cards) {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("lang", equalTo("en"))
                .willReturn(json(Sample.cards(cards))));
    }

    private static SyndFeed parsed(String xml) throws FeedException {
        return new SyndFeedInput().build(new StringReader(xml));
    }

    @ParameterizedTest
    @CsvSource({"/en/feed.xml,application/rss+xml,rss_2.0", "/en/atom.xml,application/atom+xml,atom_1.0"})
    void readersOfFeedsGetTheLatestArticles(String path, String type, String format) throws FeedException {
        articlesAre(
                article.card("a0", "R&D <now>BELL")
                        .replace("BELL", "\\u0007")
                        .replace("What it is about.", "One & <two>"),
                article.card("b0", "Second"));

        var response = read(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).startsWith(type);
        SyndFeed feed = parsed(text(response));
        assertThat(feed.getFeedType()).isEqualTo(format);
        assertThat(feed.getTitle()).isEqualTo("Kiosque");
        assertThat(feed.getEntries()).hasSize(2);
        var first = feed.getEntries().getFirst();
        assertThat(first.getTitle()).isEqualTo("R&D <now>");
        assertThat(first.getLink()).isEqualTo("https://kiosque.example/en/s-a0");
        assertThat(first.getUri()).isEqualTo("urn:kiosque:article:a0:en");
        assertThat(first.getDescription().getValue()).isEqualTo("One &amp; &lt;two&gt;");
        assertThat(first.getPublishedDate().toInstant()).isEqualTo("2026-11-18T08:30:00Z");
        assertThat(first.getCategories().getFirst().getName()).isEqualTo("Energy");
        String tag = header(response, "ETag");
        assertThat(tag).startsWith("\"");
        assertThat(send(path, request -> request.header("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
    }

    @Test
    void theSameIsWrittenAsJson() {
        articlesAre(article.card("a0", "First"));

        var response = read("/en/feed.json");

        assertThat(header(response, "Content-Type")).startsWith("application/feed+json");
        JsonNode feed = JsonMapper.shared().readTree(text(response));
        assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.get("feed_url").asString()).isEqualTo("https://kiosque.example/en/feed.json");
        JsonNode item = feed.get("items").get(0);
        assertThat(item.get("url").asString()).isEqualTo("https://kiosque.example/en/s-a0");
        assertThat(item.get("content_text").asString()).isEqualTo("What it is about.");
        assertThat(item.get("date_published").asString()).isEqualTo("2026-11-18T08:30:00Z");
    }

    @Test
    void whatIsNotInTheFeedsLanguageOrOnlyGistIsLeftOut() throws FeedException {
        String gist = article.card("c0", "Gist")
                .replace("\"why\"", "\"translation\":{\"status\":\"done\",\"tier\":\"gist\",\"stale\":false},\"why\"");
        articlesAre(
                article.card("a0", "English"),
                article.card("b0", "Français").replace("\"language\":\"en\"", "\"language\":\"fr\""),
                gist,
                gist.replace("c0", "d0").replace("\"stale\"", "\"reviewedBy\":\"Ann\",\"stale\""));

        assertThat(parsed(text(read("/en/feed.xml"))).getEntries())
                .extracting(entry -> entry.getUri())
                .containsExactly("urn:kiosque:article:a0:en", "urn:kiosque:article:d0:en");
    }

    @Test
    void aTagHasItsOwn() throws FeedException {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("tag", equalTo(key))
                .willReturn(json(Sample.cards(article.card("a0", "First"))
                        .replace(
                                "}],\"nextCursor\"", "}],\"tag\":{\"key\":\"x\",\"name\":\"Polls\"},\"nextCursor\""))));

        SyndFeed feed = parsed(text(read("/en/tags/" + key + "/atom.xml")));

        assertThat(feed.getTitle()).isEqualTo("Kiosque – Polls");
        assertThat(feed.getEntries()).hasSize(1);
    }

    @Test
    void withoutSuchATagThereIsNone() {
        articlesAre();
        assertThat(read("/en/tags/" + key + "/feed.json").statusCode()).isEqualTo(404);
        assertThat(read("/en/tags/Not_one/feed.json").statusCode()).isEqualTo(404);
        assertThat(read("/de/feed.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void anEmptySiteHasAValidFeed() throws FeedException {
        articlesAre();

        assertThat(parsed(text(read("/en/atom.xml"))).getEntries()).isEmpty();
        assertThat(parsed(text(read("/en/feed.xml"))).getEntries()).isEmpty();
    }

    @Test
    void everyPageSaysWhereTheyAre() {
        var page = page(article.englishPath());

        assertThat(page.select("link[rel=alternate][type]").eachAttr("href"))
                .containsExactly("/en/feed.xml", "/en/atom.xml", "/en/feed.json");
    }
}
