package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;

/** Where an article is found, and where it is not. */
class ArticleAddressTest extends Platform {

    @Test
    void anOldSlugLeadsToTheRightOneForGood() {
        var response = read("/en/an-older-headline-" + id);

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(header(response, "Location")).isEqualTo(article.englishPath());
    }

    @Test
    void anAddressWithASlashAtTheEndLeadsToTheOneWithout() {
        var response = read(article.englishPath() + "/");

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(header(response, "Location")).isEqualTo(article.englishPath());
        assertThat(read("/en/no-id-in-it/").statusCode()).isEqualTo(404);
        assertThat(read("/xx/some-words-" + id + "/").statusCode()).isEqualTo(404);
    }

    @Test
    void untilATranslationArrivesARedirectIsNotForGood() {
        articleIs(article.untranslated());

        var response = read(article.englishPath());

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(header(response, "Location")).isEqualTo("/en/la-gare-" + id);
    }

    @Test
    void aRedirectKeepsWhatWasAskedForAndNothingElse() {
        assertThat(header(
                        read("/en/an-older-headline-" + id + "?utm_source=x&submitted=pending&comments=a%2B%2F%3D"),
                        "Location"))
                .isEqualTo(article.englishPath() + "?comments=a%2B%2F%3D&submitted=pending");
    }

    @Test
    void anUnknownArticleIsAPageNotFoundInTheReadersLanguage() {
        articleIs(404);

        var response = read("/fr/rien-" + id);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(header(response, "Content-Type")).startsWith("text/html");
        Document page = Jsoup.parse(text(response));
        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.select("h1").text()).isEqualTo("Page introuvable");
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
    }

    @Test
    void aWithdrawnArticleIsGone() {
        articleIs(410);

        var response = read(article.englishPath());

        assertThat(response.statusCode()).isEqualTo(410);
        assertThat(text(response)).contains("This article was withdrawn");
    }

    @Test
    void aWithdrawnArticleSaysSinceWhenAndWhy() {
        articleIs(problem(
                410,
                "article-withdrawn",
                ",\"withdrawnAt\":\"2026-11-20T10:00:00.123Z\",\"reason\":\"La source <b> s’est rétractée.\""));

        Document page = Jsoup.parse(text(read(article.frenchPath())));

        assertThat(page.select(".error time").attr("datetime")).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(page.select(".error").text()).contains("Retiré le 20 novembre 2026");
        assertThat(page.select(".error blockquote[dir=auto]").text()).isEqualTo("La source <b> s’est rétractée.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"withdrawnAt\":\"yesterday\",\"reason\":\" \"",
                ",\"withdrawnAt\":17,\"reason\":{\"a\":[]}",
                ",\"withdrawnAt\":null,\"reason\":null"
            })
    void aWithdrawnArticleSaysNothingThatTheServiceDoesNotSay(String more) {
        articleIs(problem(410, "article-withdrawn", more));

        var response = read(article.englishPath());

        assertThat(response.statusCode()).isEqualTo(410);
        Document page = Jsoup.parse(text(response));
        assertThat(page.select(".error time, .error blockquote")).isEmpty();
        assertThat(page.select("h1").text()).isEqualTo("Article withdrawn");
    }

    @Test
    void aLanguageThatTheSiteDoesNotHaveIsNotFoundWithoutAskingAnybody() {
        assertThat(read("/de/die-station-" + id).statusCode()).isEqualTo(404);
        ARTICLES.verify(0, getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)));
    }

    @Test
    void malformedAddressesAreRefusedWithoutAFailureOfOurs() {
        for (String path : List.of("/en/-", "/en/a%00b", "/en/" + "x".repeat(3000), "/fr/..%2f..%2fetc")) {
            assertThat(read(path).statusCode()).as(path).isBetween(400, 499);
        }
        for (String path : List.of("/en/%E0%A4%A", "/en/100%", "/en/%zz-" + id, "/%", "/en?cursor=%")) {
            assertThat(sendRaw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void theAddressOfTheThreadLeadsToItsPlaceOnThePage() {
        var response = read(article.englishPath() + "/comments");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(header(response, "Location")).isEqualTo(article.englishPath() + "#comments");
        assertThat(header(read("/en/a%20b-" + id + "/comments"), "Location"))
                .isEqualTo("/en/a%20b-" + id + "#comments");
        assertThat(read("/de/die-station-" + id + "/comments").statusCode()).isEqualTo(404);
    }
}
