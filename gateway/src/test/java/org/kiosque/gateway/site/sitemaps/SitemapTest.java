package org.kiosque.gateway.site.sitemaps;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.server.ResponseStatusException;

class SitemapTest extends Platform {

    @Autowired
    private SiteProperties site;

    @Autowired
    private SiteLanguages languages;

    @BeforeEach
    void forgetEarlierSitemaps() {
        clock.pass(Duration.ofSeconds(5));
    }

    private Document xml(String path) {
        var response = read(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).startsWith("application/xml");
        return Jsoup.parse(text(response), "", Parser.xmlParser());
    }

    private String published(String cardId, String title, String at) {
        return article.card(cardId, title)
                .replace("2026-11-18T08:30:00Z", at)
                .replace(
                        "\"why\"",
                        "\"updatedAt\":\"2026-11-19T10:00:00Z\",\"languages\":[{\"language\":\"en\",\"url\":\"/en/s-%1$s\"},{\"language\":\"fr\",\"url\":\"/fr/s-%1$s\"}],\"why\""
                                .formatted(cardId));
    }

    @Test
    void theIndexNamesASiteMapForEachLanguageAndMonthInWhichSomethingWasPublished() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("to", absent())
                .willReturn(json(Sample.cards(published("a0", "Now", "2026-11-18T08:30:00Z")))));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("to", equalTo("2026-10-31T23:00:00Z"))
                .willReturn(json(Sample.cards(published("b0", "Then", "2025-12-31T23:30:00Z")))));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("to", equalTo("2025-12-31T23:00:00Z"))
                .willReturn(json(Sample.cards())));

        assertThat(xml("/sitemap.xml").select("sitemap > loc").eachText())
                .containsExactly(
                        "https://kiosque.example/sitemap-en.xml?month=2026-11",
                        "https://kiosque.example/sitemap-en.xml?month=2026-01",
                        "https://kiosque.example/sitemap-fr.xml?month=2026-11",
                        "https://kiosque.example/sitemap-fr.xml?month=2026-01");
    }

    @Test
    void aServiceThatDoesNotKnowTheQuestionMakesNoEndlessList() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .willReturn(json(Sample.cards(published("a0", "Now", "2026-11-18T08:30:00Z")))));

        assertThat(xml("/sitemap.xml").select("loc")).hasSize(2);
    }

    @Test
    void aSiteMapHoldsAllArticlesOfItsMonthInItsLanguageWithTheirOtherEditions() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("from", equalTo("2026-10-31T23:00:00Z"))
                .withQueryParam("to", equalTo("2026-11-30T23:00:00Z"))
                .withQueryParam("cursor", absent())
                .willReturn(json(Sample.cards(published("a0", "First", "2026-11-18T08:30:00Z"))
                        .replace("\"nextCursor\":null", "\"nextCursor\":\"more\""))));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("cursor", equalTo("more"))
                .willReturn(json(Sample.cards(
                        published("b0", "Second", "2026-11-17T08:30:00Z"),
                        article.card("c0", "Not translated").replace("\"language\":\"en\"", "\"language\":\"fr\"")))));

        Document map = xml("/sitemap-en.xml?month=2026-11");

        assertThat(map.select("url > loc").eachText())
                .containsExactly("https://kiosque.example/en/s-a0", "https://kiosque.example/en/s-b0");
        assertThat(map.select("url").first().getElementsByTag("xhtml:link").eachAttr("href"))
                .containsExactly("https://kiosque.example/en/s-a0", "https://kiosque.example/fr/s-a0");
        assertThat(map.select("lastmod").first().text()).isEqualTo("2026-11-19T10:00:00Z");
    }

    @Test
    void aSiteMapLeavesOutWhatIsOnlyGistAndSendsWhoReadsNeitherToTheOriginal() {
        ARTICLES.stubFor(
                get(urlPathEqualTo("/api/v1/articles"))
                        .willReturn(
                                json(
                                        Sample.cards(
                                                published("a0", "First", "2026-11-18T08:30:00Z")
                                                        .replace(
                                                                "\"language\":\"fr\",",
                                                                "\"language\":\"fr\",\"tier\":\"gist\",")
                                                        .replace(
                                                                "\"why\"",
                                                                "\"original\":{\"language\":\"en\",\"title\":\"First\",\"slug\":\"s-a0\",\"url\":\"/en/s-a0\"},\"why\"")))));

        Document map = xml("/sitemap-en.xml?month=2026-10");

        assertThat(map.getElementsByTag("xhtml:link").eachAttr("hreflang")).containsExactly("en", "x-default");
        assertThat(map.getElementsByTag("xhtml:link").eachAttr("href")).containsOnly("https://kiosque.example/en/s-a0");
    }

    @Test
    void theNewsAreThoseOfTheLastTwoDays() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("lang", equalTo("en"))
                .withQueryParam("from", matching("\\d{4}-.*Z"))
                .willReturn(json(Sample.cards(published("a0", "R&D", "2026-11-18T08:30:00.5Z")))));

        Document map = xml("/news-sitemap.xml");

        assertThat(map.getElementsByTag("news:title").eachText()).containsExactly("R&D");
        assertThat(map.getElementsByTag("news:publication_date").text()).isEqualTo("2026-11-18T08:30:00Z");
        assertThat(map.getElementsByTag("news:language").text()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sitemap-en.xml",
                "/sitemap-en.xml?month=2026-13",
                "/sitemap-en.xml?month=x",
                "/sitemap-de.xml?month=2026-11"
            })
    void whatIsNoSiteMapIsNotFound(String path) {
        assertThat(read(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whoFindsAHoleIsToldWhomToTell() {
        var response = read("/.well-known/security.txt");

        assertThat(header(response, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        Instant expires = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(180));
        assertThat(text(response))
                .isEqualTo(
                        "Contact: mailto:security@kiosque.example\nExpires: %s\nPreferred-Languages: %s\nCanonical: %s\n",
                        expires, "en, fr", "https://kiosque.example/.well-known/security.txt");
    }

    @Test
    void whereNobodyIsToBeToldNothingIsSaid() {
        var controller = new SecurityTxtController(
                new SecurityTxtProperties(null, Duration.ofDays(1)), site, languages, InstantSource.system());
        assertThatThrownBy(controller::security).isInstanceOf(ResponseStatusException.class);

        URI contact = URI.create("http://kiosque.example");
        assertThatThrownBy(() -> new SecurityTxtProperties(contact, Duration.ofDays(1)))
                .hasMessageContaining("kiosque.security-txt.contact");
        assertThatThrownBy(() -> new SecurityTxtProperties(null, Duration.ofDays(366)))
                .hasMessageContaining("kiosque.security-txt.valid-for");
    }

    @Test
    void robotsMayReadPagesButNotTheApiAndFindTheSiteMaps() {
        var response = read("/robots.txt");

        assertThat(text(response))
                .contains("Disallow: /api/")
                .contains("Sitemap: https://kiosque.example/sitemap.xml\n")
                .contains("Sitemap: https://kiosque.example/news-sitemap.xml\n");
        assertThat(header(response, "Content-Type")).startsWith("text/plain");
        assertThat(page(article.englishPath()).select("meta[name=robots]").attr("content"))
                .isEqualTo("max-image-preview:large");
    }
}
