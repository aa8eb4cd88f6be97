package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;

/** The ways from an article's foot to those before and after it. */
class NeighboursTest extends Platform {

    @Test
    void atTheFootAreTheArticlesBeforeAndAfterIt() {
        neighboursAre(
                article.card("earlier0card", "The day before"),
                article.card("later0card", "Le lendemain").replace("\"language\":\"en\"", "\"language\":\"fr\""));

        Document page = page(article.englishPath());

        assertThat(page.select(".neighbours a").eachAttr("href"))
                .containsExactly("/en/s-earlier0card", "/en/s-later0card");
        assertThat(page.select(".neighbours a").eachAttr("rel")).containsExactly("prev", "next");
        assertThat(page.select(".neighbours a[rel=prev]").text()).isEqualTo("Previous article The day before");
        assertThat(page.select(".neighbours a[rel=next] [lang=fr]").text()).isEqualTo("Le lendemain");
        assertThat(page.select(".neighbours a[rel=prev] [lang]")).isEmpty();
    }

    @Test
    void whatIsOnlyGistSaysSo() {
        neighboursAre(
                article.card("earlier0card", "The day before")
                        .replace("\"tags\":", "\"translation\":{\"tier\":\"gist\"},\"tags\":"),
                article.card("later0card", "The day after"));

        Document page = page(article.englishPath());

        assertThat(page.select(".neighbours a[rel=prev]").text())
                .isEqualTo("Previous article The day before Machine translation, for the gist only");
        assertThat(page.select(".neighbours a[rel=next]").text()).isEqualTo("Next article The day after");
    }

    @Test
    void theFirstAndTheLastHaveOneWay() {
        neighboursAre("null", article.card("later0card", "The day after"));

        assertThat(page(article.englishPath()).select(".neighbours a").eachAttr("rel"))
                .containsExactly("next");
    }

    @Test
    void withoutNeighboursNothingShowsThatThereMightBeSome() {
        assertThat(page(article.englishPath()).select(".neighbours")).isEmpty();
    }

    @Test
    void thePageGoesOutWhereNobodyKnowsThem() {
        ARTICLES.stubFor(
                get(urlPathEqualTo("/api/v1/articles/" + id + "/neighbours")).willReturn(problem(503, "x", "")));

        Document page = page(article.englishPath());

        assertThat(page.select("h1").text()).isEqualTo("The station");
        assertThat(page.select(".neighbours")).isEmpty();
    }
}
