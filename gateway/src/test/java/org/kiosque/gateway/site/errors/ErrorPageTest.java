package org.kiosque.gateway.site.errors;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;

class ErrorPageTest extends Platform {

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void whatIsNotThereOffersTheSearchAndTheLatest(int status) {
        articleIs(status);

        var response = read(article.englishPath());

        assertThat(response.statusCode()).isEqualTo(status);
        Document page = Jsoup.parse(text(response));
        assertThat(page.select("form[role=search]").attr("action")).isEqualTo("/en/search");
        assertThat(page.select(".card h3").text()).isEqualTo("The latest of all");
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
    }

    @Test
    void theLatestAreLeftOutWhereTheyAreNotToBeHad() {
        articleIs(404);
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles")).willReturn(problem(500, "x", "")));

        var response = read(article.englishPath());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(text(response)).select(".card")).isEmpty();
        assertThat(Jsoup.parse(text(response)).select("form[role=search]")).hasSize(1);
    }

    @Test
    void anAddressThatNoPageHasOffersTheSearch() {
        var response = read("/fr/rien/du/tout");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(text(response)).select("form[role=search]").attr("action"))
                .isEqualTo("/fr/search");
    }

    @Test
    void whoeverAsksForWhatNoPaperHasCostsNoCall() {
        var response = read("/wp-login.php");

        assertThat(response.statusCode()).isEqualTo(404);
        ARTICLES.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void whatIsOutOfOrderOffersNeither() {
        ARTICLES.stop();

        Document page = Jsoup.parse(text(read(article.englishPath())));

        assertThat(page.select("form[role=search], .card")).isEmpty();
    }
}
