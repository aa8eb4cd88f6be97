package org.kiosque.gateway.site.listing;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;

class ListingPageTest extends Platform {

    /** Of this test alone, so that no page in memory answers. */
    private final String key = "t-" + id;

    private void articlesWith(String parameter, String body) {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam(parameter, equalTo(key))
                .withQueryParam("lang", equalTo("en"))
                .willReturn(json(body)));
    }

    private String cards() {
        return Sample.cards(article.card("a0", "First"), article.card("b0", "Second"));
    }

    private String withField(String name, String keyOfToday, String title) {
        return cards().replace(
                        "\"nextCursor\":null",
                        "\"nextCursor\":\"abc+/=\",\"%s\":{\"key\":\"%s\",\"name\":\"%s\"}"
                                .formatted(name, keyOfToday, title));
    }

    @Test
    void aTagHasAPageOfItsArticlesInEachLanguageAndFeeds() {
        articlesWith("tag", withField("tag", key, "Elections"));

        Document page = page("/en/tags/" + key);

        assertThat(page.select("h1").text()).isEqualTo("Elections");
        assertThat(page.select(".card h2").eachText()).containsExactly("First", "Second");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/en/tags/" + key + "?cursor=abc%2B%2F%3D");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("https://kiosque.example/en/tags/" + key);
        assertThat(page.select("link[hreflang=fr]").attr("href")).isEqualTo("https://kiosque.example/fr/tags/" + key);
        assertThat(page.select("link[hreflang=x-default]")).hasSize(1);
        assertThat(page.select(".languages a[hreflang=fr]").attr("href")).isEqualTo("/fr/tags/" + key);
        assertThat(page.select("link[type='application/rss+xml']").eachAttr("href"))
                .containsExactly("/en/tags/" + key + "/feed.xml", "/en/feed.xml");
    }

    @Test
    void theNextPartIsAskedForByItsCursorAndNotForSearchEngines() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("tag", equalTo(key))
                .withQueryParam("cursor", equalTo("abc+/="))
                .willReturn(json(cards())));

        Document page = page("/en/tags/" + key + "?cursor=abc%2B%2F%3D");

        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(page.select(".pages a").attr("href")).isEqualTo("/en/tags/" + key);
    }

    @Test
    void aServiceThatDoesNotNameTheTagLeavesThatToItsArticles() {
        articlesWith("tag", cards().replace("\"key\":\"energy\"", "\"key\":\"" + key + "\""));
        assertThat(page("/en/tags/" + key).select("h1").text()).isEqualTo("Energy");
    }

    @Test
    void whereThereIsNoSuchTagNothingIsFound() {
        articlesWith("tag", Sample.cards());
        assertThat(read("/en/tags/" + key).statusCode()).isEqualTo(404);
    }

    @Test
    void aTagWithoutArticlesSaysSoAndIsNotForSearchEngines() {
        articlesWith("tag", Sample.cards().replace("null", "null,\"tag\":{\"key\":\"" + key + "\",\"name\":\"New\"}"));

        Document page = page("/en/tags/" + key);

        assertThat(page.select("main").text()).contains("Nothing is here yet");
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
    }

    @Test
    void aKeyOfFormerTimesLeadsToThatOfToday() {
        articlesWith("tag", withField("tag", "polls", "Polls"));
        articlesWith("author", withField("author", "ada", "Ada"));

        for (var moved : Map.of("/en/tags/" + key, "/en/tags/polls", "/en/authors/" + key, "/en/authors/ada")
                .entrySet()) {
            var response = read(moved.getKey());
            assertThat(response.statusCode()).isEqualTo(301);
            assertThat(header(response, "Location")).isEqualTo(moved.getValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/en/tags/Night-Trains, /en/tags/night-trains",
        "/en/tags/night-trains/, /en/tags/night-trains",
        "/fr/authors/Ada, /fr/authors/ada",
        "/fr/authors/ada/, /fr/authors/ada",
        "/fr/archive/2026/10/, ''"
    })
    void anAddressIsWrittenInOneWay(String path, String right) {
        var response = read(path);

        assertThat(response.statusCode()).isEqualTo(right.isEmpty() ? 404 : 301);
        assertThat(header(response, "Location")).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/tags/%C3%A9lections",
                "/en/tags/a.b",
                "/en/tags/a%2Fb",
                "/en/tags/a..b/",
                "/de/tags/energy",
                "/en/archive/2026/13",
                "/en/archive/2026/7",
                "/en/archive/26/07",
                "/en/archive/2999/01"
            })
    void whatCanBeNoneIsNotThereAndNobodyIsAsked(String path) {
        assertThat(read(path).statusCode()).isEqualTo(404);
        ARTICLES.verify(0, getRequestedFor(anyUrl()).withQueryParam("tag", matching(".*")));
        ARTICLES.verify(0, getRequestedFor(anyUrl()).withQueryParam("from", matching(".*")));
    }

    @Test
    void anAuthorIsIntroducedAndAForeignBiographySaysItsLanguage() {
        articlesWith("author", withField("author", key, "Ada Byron"));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/authors/" + key)).willReturn(json("""
                {"key":"%s","name":"Ada Byron","biography":"Elle écrit.\\nElle <b>compte</b>.","biographyLanguage":"fr",
                 "picture":{"url":"/media/p/320.jpg","alt":"Ada","width":320,"height":320,"variants":[]},"count":2}
                """.formatted(key))));

        Document page = page("/en/authors/" + key);

        assertThat(page.select("h1").text()).isEqualTo("Ada Byron");
        assertThat(page.select(".person [lang=fr] p").eachText()).containsExactly("Elle écrit.", "Elle <b>compte</b>.");
        assertThat(page.select(".person img").attr("alt")).isEqualTo("Ada");
        assertThat(page.select(".card")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500})
    void ofWhomNothingIsKnownTheArticlesAreShown(int status) {
        articlesWith("author", withField("author", key, "Ada Byron"));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/authors/" + key)).willReturn(problem(status, "x", "")));

        Document page = page("/en/authors/" + key);

        assertThat(page.select("h1").text()).isEqualTo("Ada Byron");
        assertThat(page.select(".person")).isEmpty();
    }

    @Test
    void aMonthIsAskedForInTheSitesTimeAndLeadsToItsNeighbours() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("from", equalTo("2024-02-29T23:00:00Z"))
                .withQueryParam("to", equalTo("2024-03-31T22:00:00Z"))
                .willReturn(json(cards())));

        Document page = page("/fr/archive/2024/03");

        assertThat(page.select("h1").text()).isEqualTo("Mars 2024");
        assertThat(page.select(".card")).hasSize(2);
        assertThat(page.select(".pages a").eachAttr("href"))
                .containsExactly("/fr/archive/2024/02", "/fr/archive/2024/04");
    }

    @Test
    void theArchiveBeginsWithThisMonth() {
        var response = read("/en/archive");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(header(response, "Location")).matches("/en/archive/\\d{4}/\\d{2}");
        Document page = page(header(response, "Location"));
        assertThat(page.select(".pages a")).hasSize(1);
    }

    @Test
    void anArticleLeadsToItsTagsAndItsAuthors() {
        Document page = page(article.englishPath());

        assertThat(page.select(".story .tag a").attr("href")).isEqualTo("/en/tags/cities");
        assertThat(page.select(".byline a[rel=author]").attr("href")).isEqualTo("/en/authors/z");
        assertThat(page.select(".byline span").first().text()).isEqualTo("By Zoé Marchand");
        assertThat(page.select(".others .tag a").attr("href")).isEqualTo("/en/tags/energy");
    }

    private void sectionAnswers(String body) {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/front"))
                .withQueryParam("section", equalTo(key))
                .withQueryParam("lang", equalTo("en"))
                .willReturn(json(body)));
    }

    @Test
    void aSectionHasAPageInTheOrderOfItsEditors() {
        sectionAnswers(withField("section", key, "The city"));

        Document page = page("/en/sections/" + key);

        assertThat(page.select("h1").text()).isEqualTo("The city");
        assertThat(page.select(".card h2").eachText()).containsExactly("First", "Second");
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://kiosque.example/en/sections/" + key);
        assertThat(header(read("/en/sections/" + key + "/"), "Location")).isEqualTo("/en/sections/" + key);
    }

    @Test
    void aSectionThatIsNotThereIsNotFoundAndOneOfAnotherNameElsewhere() {
        assertThat(read("/en/sections/" + key).statusCode()).isEqualTo(404);
        sectionAnswers(cards());
        clock.pass(Duration.ofSeconds(5));
        assertThat(read("/en/sections/" + key).statusCode()).isEqualTo(404);
        sectionAnswers(withField("section", "today", "The city"));
        clock.pass(Duration.ofSeconds(5));

        var moved = read("/en/sections/" + key);

        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(header(moved, "Location")).isEqualTo("/en/sections/today");
    }

    @Test
    void aCardNamesItsSectionBeforeItsTagAndSaysWhatIsOnlyGist() {
        articlesWith(
                "tag",
                withField("tag", key, "Elections")
                        .replaceFirst(
                                "\"tags\":",
                                "\"section\":{\"key\":\"city\",\"name\":\"City\"},"
                                        + "\"translation\":{\"tier\":\"gist\"},\"tags\":"));

        Document page = page("/en/tags/" + key);

        assertThat(page.select(".card .tag a").eachAttr("href"))
                .containsExactly("/en/sections/city", "/en/tags/energy");
        assertThat(page.select(".card .why").first().text()).isEqualTo("Machine translation, for the gist only");
    }
}
