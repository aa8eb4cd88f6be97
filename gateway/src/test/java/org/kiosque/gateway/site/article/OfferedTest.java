package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;

/** A machine's text that readers get only if they ask for it. */
class OfferedTest extends Platform {

    private String address;

    @BeforeEach
    void offered() {
        address = "/en/la-gare-" + id;
        articleIs(article.untranslated().replace("\"pending\"", "\"pending\",\"tier\":\"gist\",\"offered\":true"));
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id))
                .withQueryParam("offered", equalTo("true"))
                .willReturn(json(article.english()
                        .replace(article.englishPath(), address)
                        .replace("\"stale\":false", "\"stale\":false,\"offered\":true"))));
    }

    @Test
    void theOriginalIsShownWithTheMachinesTextOneClickAway() {
        Document page = page(address);

        assertThat(page.select("h1").text()).isEqualTo("La gare");
        assertThat(page.select(".story").attr("lang")).isEqualTo("fr");
        assertThat(page.select(".notice").text())
                .isEqualTo("No translator has translated this yet: this is the original in French."
                        + " Read a machine translation");
        assertThat(page.select(".notice a.machine").attr("href")).isEqualTo(address + "?text=machine");
        assertThat(page.select("link[rel=canonical]").attr("href")).endsWith("/fr/la-gare-" + id);
    }

    @Test
    void theMachinesTextLeadsBackAndIsNotToBeFoundByItself() {
        Document page = page(address + "?text=machine");

        assertThat(page.select("h1").text()).isEqualTo("The station");
        assertThat(page.select(".notice").text()).startsWith("Translated from French by machine (Apertium).");
        assertThat(page.select(".notice a").eachAttr("href"))
                .containsExactly("/fr/la-gare-" + id, address + "?text=machine&beside=original");
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(page.select("link[rel=canonical]")).isEmpty();
        assertThat(page.select("#share-copy").attr("data-url"))
                .isEqualTo("https://kiosque.example" + address + "?text=machine");
    }

    @Test
    void itsOriginalCanStandBesideIt() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id))
                .withQueryParam("lang", equalTo("fr"))
                .willReturn(json(article.french())));

        Document page = page(address + "?text=machine&beside=original");

        assertThat(page.select(".pair .source").text()).contains("Corps français.");
        assertThat(page.select("a.beside").attr("href")).isEqualTo(address + "?text=machine");
    }
}
