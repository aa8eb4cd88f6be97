package org.kiosque.gateway.site.front;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;
import org.kiosque.gateway.site.page.Masthead;
import org.springframework.beans.factory.annotation.Autowired;

class FrontPageTest extends Platform {

    @Autowired
    private Masthead masthead;

    @BeforeEach
    void forgetEarlierFrontPages() {
        clock.pass(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"fr-CA,fr;q=0.9,en;q=0.5|/fr", "en-GB|/en", "de|/en", "'de, fr;q=0.1'|/fr", ";;;|/en"})
    void theRootLeadsToTheLanguageThatTheReaderPrefers(String accepted, String location) {
        var response = send("/", request -> request.header("Accept-Language", accepted));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(header(response, "Location")).isEqualTo(location);
        assertThat(header(response, "Vary")).contains("Accept-Language");
    }

    @ParameterizedTest
    @CsvSource({"lang=fr,/fr", "lang=xx,/en", "lang=,/en", "other=fr,/en"})
    void theRootLeadsToTheLanguageThatTheReaderHasChosen(String cookie, String location) {
        var response =
                send("/", request -> request.header("Accept-Language", "en").header("Cookie", cookie));

        assertThat(header(response, "Location")).isEqualTo(location);
        assertThat(response.headers().allValues("Vary")).contains("Cookie");
        assertThat(header(response, "Set-Cookie")).isEmpty();
    }

    @Test
    void aReadersChoiceIsKeptByTheBrowserAlone() {
        String address = Jsoup.parse(text(read("/en"))).select("script[src]").attr("src");

        assertThat(address).startsWith("/assets/choice.");
        assertThat(text(read(address))).contains("SameSite=Lax", "Max-Age=31536000");
    }

    @Test
    void theFrontPageShowsTheLatestArticlesAsCards() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("lang", equalTo("en"))
                .willReturn(json(Sample.cards(article.card("a0", "First"), article.card("b0", "Second"))
                        .replace("\"nextCursor\":null", "\"nextCursor\":\"abc+/=\""))));

        Document page = Jsoup.parse(text(read("/en")));

        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select(".card h2").eachText()).containsExactly("First", "Second");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/en?cursor=abc%2B%2F%3D");
        assertThat(page.select("link[hreflang=fr]").attr("href")).isEqualTo("https://kiosque.example/fr");
        assertThat(page.select("link[hreflang=x-default]").attr("href")).isEqualTo("https://kiosque.example/");
        assertThat(page.select("nav.pages").attr("aria-label")).isEqualTo("Pages");
        assertThat(page.select("script[type='application/ld+json']").first().data())
                .contains("\"@type\":\"WebSite\"", "\"https://kiosque.example/en/search?q={words}\"");
        assertThat(page.select("meta[property='og:type']").attr("content")).isEqualTo("website");
    }

    @Test
    void theNextPageIsAskedForByItsCursor() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("cursor", equalTo("abc+/="))
                .willReturn(json(Sample.cards(article.card("c0", "Older")))));

        Document page = Jsoup.parse(text(read("/en?cursor=abc%2B%2F%3D")));

        assertThat(page.select(".card h2").eachText()).containsExactly("Older");
        assertThat(page.select("meta[name=robots]")).hasSize(1);
        assertThat(page.select("link[hreflang]")).isEmpty();
        assertThat(page.select(".languages a[hreflang=fr]").attr("href")).isEqualTo("/fr");
    }

    @Test
    void aCursorThatMeansNothingIsNotFound() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("cursor", equalTo("bogus"))
                .willReturn(problem(400, "validation", "")));

        assertThat(read("/en?cursor=bogus").statusCode()).isEqualTo(404);
    }

    @Test
    void aTeaserThatIsTooLongForItsCardIsCutAfterAWord() {
        String lead = "Thirty-one words of news ".repeat(40);
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .willReturn(json(Sample.cards(article.card("a0", "First"), article.card("b0", "Second"))
                        .replace("What it is about.", lead))));

        var teasers = Jsoup.parse(text(read("/en"))).select(".teaser").eachText();

        assertThat(teasers.getFirst()).hasSizeBetween(390, 420);
        assertThat(teasers.getLast()).hasSizeBetween(190, 220);
        assertThat(teasers).allSatisfy(teaser -> {
            assertThat(teaser).endsWith("…");
            assertThat(lead).startsWith(teaser.replace("…", " "));
        });
    }

    @Test
    void staticFilesAreNamedByTheirContentAndKeptForEver() {
        String address =
                Jsoup.parse(text(read("/en"))).select("link[rel=stylesheet]").attr("href");

        var style = read(address);

        assertThat(address).matches("/assets/site\\.[A-Za-z0-9_-]{12}\\.css");
        assertThat(header(style, "Content-Type")).startsWith("text/css");
        assertThat(header(style, "Cache-Control")).contains("immutable");
        assertThat(read("/assets/site.AAAAAAAAAAAA.css").statusCode()).isEqualTo(200);
        assertThat(header(read("/assets/site.AAAAAAAAAAAA.css"), "Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(read("/assets/nothing.AAAAAAAAAAAA.css").statusCode()).isEqualTo(404);
        assertThat(read("/assets/site.css").statusCode()).isEqualTo(404);
    }

    @Test
    void theFontThatTheStyleSheetAsksForIsThereAsItIsAndKeptForEver() {
        String sheet =
                Jsoup.parse(text(read("/en"))).select("link[rel=stylesheet]").attr("href");
        String address = Pattern.compile("url\\(\"(/assets/[^\"]+)\"\\)")
                .matcher(text(read(sheet)))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        var font = send(address, request -> request.header("Accept-Encoding", "gzip"));

        assertThat(font.statusCode()).isEqualTo(200);
        assertThat(header(font, "Content-Type")).isEqualTo("font/woff2");
        assertThat(header(font, "Content-Encoding")).isEmpty();
        assertThat(header(font, "Cache-Control")).contains("immutable");
        assertThat(new String(font.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("wOF2");
    }

    @Test
    void aMethodThatAPageDoesNotHaveIsRefusedWithThoseThatItHas() {
        var response = send("/en", request -> request.DELETE());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).contains("GET");
        assertThat(header(response, "Content-Type")).startsWith("text/html");
    }

    @Test
    void theScriptsOfAnArticleStaySmall() {
        List<String> addresses = Jsoup.parse(text(read(article.englishPath())))
                .select("script[src]")
                .eachAttr("src");

        assertThat(addresses).hasSize(1);
        var script = send(addresses.getFirst(), request -> request.header("Accept-Encoding", "gzip"));
        assertThat(header(script, "Content-Encoding")).isEqualTo("gzip");
        assertThat(script.body()).hasSizeBetween(1000, 6 * 1024);
    }

    @Test
    void aFrontPageBeginsWithAStoryBesideHeadlines() {
        String[] cards = IntStream.range(0, 8)
                .mapToObj(i -> article.card("card" + i, "Story " + i)
                        .replace(
                                "\"title\":",
                                "\"original\":{\"language\":\"fr\",\"title\":\"Histoire\",\"slug\":\"h\",\"url\":\"/fr/h\"},"
                                        + "\"title\":"))
                .toArray(String[]::new);
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/front"))
                .withQueryParam("lang", equalTo("en"))
                .willReturn(json(Sample.cards(cards))));

        Document page = Jsoup.parse(text(read("/en")));

        assertThat(page.select(".opening > .card h2").text()).isEqualTo("Story 0");
        assertThat(page.select(".opening .brief h2").eachText())
                .containsExactly("Story 1", "Story 2", "Story 3", "Story 4", "Story 5");
        assertThat(page.select(".opening .brief time")).hasSize(5);
        assertThat(page.select(".card:not(.brief) .original")).hasSize(3);
        assertThat(page.select(".brief .original"))
                .as("headlines stand alone there")
                .isEmpty();
        assertThat(page.select(".cards.front h2").eachText()).containsExactly("Story 6", "Story 7");
    }

    @Test
    void servicesThatRefuseWhatTheyDoNotKnowLeaveTheLatestArticles() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/front")).willReturn(problem(401, "unauthorized", "")));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/sections")).willReturn(problem(401, "unauthorized", "")));
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/trending")).willReturn(problem(401, "unauthorized", "")));

        assertThat(Jsoup.parse(text(read("/en"))).select(".card h2").eachText()).containsExactly("The latest of all");
        assertThat(read("/en/sections/city").statusCode()).isEqualTo(404);
    }

    @Test
    void sectionsAndWhatIsReadMostStandBelow() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/sections"))
                .willReturn(json("{\"items\":[{\"key\":\"city\",\"name\":\"City\",\"count\":2},"
                        + "{\"key\":\"empty\",\"name\":\"Empty\",\"count\":0}]}")));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/front"))
                .withQueryParam("section", equalTo("city"))
                .willReturn(json(Sample.cards(article.card("s0", "In the city")))));
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/trending"))
                .willReturn(json(Sample.cards(
                        article.card("s0", "In the city"),
                        article.card("r0", "Read by all")
                                .replace("\"tags\":", "\"translation\":{\"tier\":\"gist\"},\"tags\":")))));

        Document page = Jsoup.parse(text(read("/en")));

        assertThat(page.select(".others h2").eachText()).containsExactly("City", "Most read");
        assertThat(page.select(".others .card h3").eachText()).containsExactly("In the city");
        assertThat(page.select(".most li a").eachText()).containsExactly("In the city", "Read by all");
        assertThat(page.select(".most li .hint").eachText()).containsExactly("Machine translation, for the gist only");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    private void sectionsAre(String items) {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/sections")).willReturn(json("{\"items\":[" + items + "]}")));
        masthead.look();
    }

    @Test
    void everyPageLeadsToTheSectionsAsTheyAreNow() {
        for (int i = 0; i < 3; i++) { // often enough for page and parts to be kept
            assertThat(page(article.englishPath()).select(".masthead .sections"))
                    .isEmpty();
        }
        sectionsAre(
                "{\"key\":\"city\",\"name\":\"City\",\"count\":2},{\"key\":\"empty\",\"name\":\"Empty\",\"count\":0}");
        try {
            for (String path : List.of("/en", article.englishPath(), "/en/search")) {
                assertThat(page(path).select(".masthead .sections a").eachAttr("href"))
                        .as(path)
                        .containsExactly("/en/sections/city");
            }
            ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/sections"))
                    .willReturn(aResponse().withStatus(503)));
            masthead.look();
            assertThat(page(article.englishPath()).select(".masthead .sections a"))
                    .hasSize(1);

            sectionsAre("{\"key\":\"city\",\"name\":\"The city\",\"count\":2}");
            assertThat(page(article.englishPath())
                            .select(".masthead .sections a")
                            .eachText())
                    .containsExactly("The city");
        } finally {
            sectionsAre("");
        }
        assertThat(page(article.englishPath()).select(".masthead .sections")).isEmpty();
    }

    @Test
    void anAddressThatIsNoPageIsNotFoundInTheReadersLanguage() {
        var response = send("/wp-login.php", request -> request.header("Accept-Language", "fr"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(text(response)).contains("Page introuvable");
        assertThat(response.headers().allValues("Vary")).contains("Accept-Language");
        assertThat(response.headers().allValues("Content-Language")).containsExactly("fr");
    }

    @Test
    void anErrorWithinALanguageDependsOnNothingElse() {
        var response = send("/fr/rien/du/tout", request -> request.header("Accept-Language", "en"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(text(response)).contains("Page introuvable");
        assertThat(response.headers().allValues("Vary")).doesNotContain("Accept-Language");
    }
}
