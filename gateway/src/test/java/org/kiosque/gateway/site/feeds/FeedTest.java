package org.kiosque.gateway.site.feeds;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
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

    private String withText() {
        return article.card("a0", "First")
                .replace(
                        "\"why\"",
                        "\"bodyHtml\":\"<p>See <a href=\\\"/en/other\\\">there</a>, <a href=\\\"#fn1\\\">1</a>."
                                + "<img src=\\\"/media/m/640.jpg\\\" alt=\\\"a\\\"></p>\",\"why\"")
                .replace("\"authors\":[]", "\"authors\":[{\"key\":\"zoe\",\"name\":\"Zoé\"}]");
    }

    private static final String TEXT = "<p>See <a href=\"https://kiosque.example/en/other\">there</a>, "
            + "<a href=\"https://kiosque.example/en/s-a0#fn1\">1</a>."
            + "<img src=\"https://kiosque.example/media/m/640.jpg\" alt=\"a\"></p>";

    @Test
    void feedsHaveTheWholeTextAndThePicture() throws FeedException {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("include", equalTo("body"))
                .withQueryParam("limit", equalTo("20"))
                .willReturn(json(Sample.cards(withText()))));

        var rss = parsed(text(read("/en/feed.xml"))).getEntries().getFirst();
        assertThat(rss.getDescription().getValue()).isEqualTo("What it is about.");
        assertThat(rss.getContents().getFirst().getValue()).isEqualTo(TEXT);
        assertThat(rss.getEnclosures())
                .as("RSS knows none without their length")
                .isEmpty();
        var media = rss.getForeignMarkup().getFirst();
        assertThat(media.getQualifiedName()).isEqualTo("media:content");
        assertThat(media.getAttributeValue("url")).isEqualTo("https://kiosque.example/media/c/640.jpg");
        assertThat(media.getAttributeValue("type")).isEqualTo("image/jpeg");
        assertThat(media.getAttributeValue("width")).isEqualTo("640");
        assertThat(media.getChildText("description", media.getNamespace())).isEqualTo("A dam");

        var atom = parsed(text(read("/en/atom.xml"))).getEntries().getFirst();
        assertThat(atom.getContents().getFirst().getType()).isEqualTo("html");
        assertThat(atom.getContents().getFirst().getValue()).isEqualTo(TEXT);
        assertThat(atom.getEnclosures().getFirst().getUrl()).isEqualTo("https://kiosque.example/media/c/640.jpg");
        assertThat(atom.getEnclosures().getFirst().getType()).isEqualTo("image/jpeg");
        assertThat(atom.getAuthors().getFirst().getUri()).isEqualTo("https://kiosque.example/en/authors/zoe");

        JsonNode item = JsonMapper.shared()
                .readTree(text(read("/en/feed.json")))
                .get("items")
                .get(0);
        assertThat(item.get("content_html").asString()).isEqualTo(TEXT);
        assertThat(item.has("content_text")).isFalse();
        assertThat(item.at("/attachments/0/url").asString()).isEqualTo("https://kiosque.example/media/c/640.jpg");
        assertThat(item.at("/attachments/0/mime_type").asString()).isEqualTo("image/jpeg");
    }

    @Test
    void aServiceThatKnowsNoTextsInListsIsAskedWithout() throws FeedException {
        articlesAre(article.card("a0", "First"));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("include", equalTo("body"))
                .willReturn(problem(400, "invalid-request", "")));

        var entry = parsed(text(read("/en/feed.xml"))).getEntries().getFirst();
        assertThat(entry.getContents()).isEmpty();
        assertThat(entry.getDescription().getValue()).isEqualTo("What it is about.");
    }

    @Test
    void whatIsOlderIsLookedAtWhereTheLatestIsNotInTheLanguage() throws FeedException {
        articlesAre(article.card("b0", "Français").replace("\"language\":\"en\"", "\"language\":\"fr\""));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("include", equalTo("body"))
                .withQueryParam("cursor", absent())
                .willReturn(json(Sample.cards(
                                article.card("b0", "Français").replace("\"language\":\"en\"", "\"language\":\"fr\""))
                        .replace("\"nextCursor\":null", "\"nextCursor\":\"older\""))));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("cursor", equalTo("older"))
                .willReturn(json(Sample.cards(article.card("a0", "First")))));

        assertThat(parsed(text(read("/en/feed.xml"))).getEntries())
                .extracting(entry -> entry.getTitle())
                .containsExactly("First");
    }

    @Test
    void anAuthorHasTheirOwn() throws FeedException {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("author", equalTo(key))
                .willReturn(json(Sample.cards(withText())
                        .replace(
                                "}],\"nextCursor\"",
                                "}],\"author\":{\"key\":\"" + key + "\",\"name\":\"Zoé\"},\"nextCursor\""))));

        SyndFeed feed = parsed(text(read("/en/authors/" + key + "/feed.xml")));
        assertThat(feed.getTitle()).isEqualTo("Kiosque – Zoé");
        assertThat(feed.getEntries()).hasSize(1);

        assertThat(page("/en/authors/" + key)
                        .select("link[rel=alternate][type]")
                        .eachAttr("href"))
                .startsWith(
                        "/en/authors/" + key + "/feed.xml",
                        "/en/authors/" + key + "/atom.xml",
                        "/en/authors/" + key + "/feed.json");
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
        assertThat(read("/en/authors/" + key + "/feed.json").statusCode()).isEqualTo(404);
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

        assertThat(page.select("link[rel=alternate][type^=application][title*=Kiosque]")
                        .eachAttr("href"))
                .containsExactly("/en/feed.xml", "/en/atom.xml", "/en/feed.json");
    }
}
