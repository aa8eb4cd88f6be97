package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;

/** The original beside its translation. */
class BesideTest extends Platform {

    private void originalIs(String body) {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id))
                .withQueryParam("lang", equalTo("fr"))
                .willReturn(json(article.json("fr", "La gare", "Un chapeau.", body, "null", "open"))));
    }

    @Test
    void eachParagraphStandsBesideItsOriginal() {
        originalIs("<h2 id=\"a\">Partie</h2><p>Corps <em>français</em>.</p>");

        Document page = page(article.englishPath() + "?beside=original");

        assertThat(page.select(".pair")).hasSize(2);
        assertThat(page.select("#par-2 > div:not(.source)").text()).isEqualTo("English body.");
        assertThat(page.select("#par-2 > .source[lang=fr] p").text()).isEqualTo("Corps français.");
        assertThat(page.select("#par-1 > div:not(.source) h2#a").text()).isEqualTo("Part");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("a.beside").attr("href")).isEqualTo(article.englishPath());
        assertThat(page.select("link[rel=canonical]").attr("href")).endsWith(article.englishPath());
    }

    @Test
    void whatHasOtherParagraphsStandsAsAWhole() {
        originalIs("<p>Un.</p><p>Deux.</p><p>Trois.</p>");

        Document page = page(article.englishPath() + "?beside=original");

        assertThat(page.select(".pair")).hasSize(1);
        assertThat(page.select(".pair .source p").eachText()).containsExactly("Un.", "Deux.", "Trois.");
    }

    @Test
    void aTranslationLeadsToItsOriginalBesideItAndAnOriginalToNothing() {
        assertThat(page(article.englishPath()).select("a.beside").attr("href"))
                .isEqualTo(article.englishPath() + "?beside=original");
        articleIs(article.french());
        Document original = page(article.frenchPath() + "?beside=original");
        assertThat(original.select("a.beside, .pair")).isEmpty();
        assertThat(original.select(".body > p:not([class])").text()).isEqualTo("Corps français.");
    }

    @Test
    void aTextIsCutWhereItsElementsEnd() {
        assertThat(BodyHtml.blocks(
                        "<p>a<br>b</p>\n<ul><li>c<p>d</p></li></ul><hr><figure><img src=\"x>y\"/></figure> e"))
                .isEqualTo(List.of(
                        "<p>a<br>b</p>",
                        "<ul><li>c<p>d</p></li></ul>",
                        "<hr>",
                        "<figure><img src=\"x>y\"/></figure>",
                        "e"));
        assertThat(BodyHtml.blocks("")).isEmpty();
        assertThat(BodyHtml.blocks("</p></p><p>a")).contains("<p>a");
        assertThat(BodyHtml.withoutIds("<h2 id=\"a\" class=\"b\">c</h2>")).isEqualTo("<h2 class=\"b\">c</h2>");
        assertThat(BodyHtml.words("<p>one <b>two</b></p><p>three, fo<em>ur</em></p>"))
                .isEqualTo(4);
    }
}
