package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;

/** Whatever authors write, readers' browsers do nothing but show it. */
class HostileTextTest extends Platform {

    @Test
    void markupInAnyTextOfAnyAuthorIsShownAndNeverRun() {
        String attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\\\" onload=\\\"alert(3)";
        articleIs(article.json("en", attack, attack, "<p>body</p>", "null", "open")
                .replace("Cities", attack)
                .replace("Zoé Marchand", attack)
                .replace("A glass roof", attack)
                .replace("\"title\":\"La gare\"", "\"title\":\"" + attack + "\""));
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD
                        .replace("Marguerite", attack)
                        .replace("First line.", attack)
                        .replace("\"language\":\"fr\"", "\"language\":\"" + attack + "\""))));
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .willReturn(json(Sample.cards(article.card("related0card", "x"))
                        .replace("\"x\"", "\"" + attack + "\"")
                        .replace("Energy", attack)
                        .replace("What it is about.", attack)
                        .replace("A dam", attack))));

        Document page = page(article.englishPath());

        var card = page.select(".others .card").first();
        assertThat(card.select("h3").text()).startsWith("</script><script>alert(1)");
        assertThat(card.select(".tag").text()).startsWith("</script><script>alert(1)");
        assertThat(card.select(".teaser").text()).startsWith("</script><script>alert(1)");
        assertThat(card.select("img").attr("alt")).startsWith("</script><script>alert(1)");
        assertThat(page.select("script:not([src]):not([type=application/ld+json])"))
                .isEmpty();
        assertThat(page.select("script[src]").eachAttr("src")).allMatch(source -> source.startsWith("/assets/"));
        assertThat(page.select("[onload], [onerror]")).isEmpty();
        assertThat(page.select("img[src=x]")).isEmpty();
        assertThat(page.select("h1").text()).startsWith("</script><script>alert(1)");
        assertThat(page.select("#comment-c1 > .comment .author").text()).startsWith("</script><script>");
    }

    @Test
    void linksThatWouldRunScriptsAreNotFollowed() {
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .willReturn(json(Sample.cards(article.card("related0card", "Odd"))
                        .replace("/en/s-related0card", "javascript:alert(1)"))));

        Document page = page(article.englishPath());

        assertThat(page.select(".others .card h3").text()).isEqualTo("Odd");
        assertThat(page.select("a[href^=javascript]")).isEmpty();
    }
}
