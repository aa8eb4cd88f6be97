package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;

class ArticlePageTest extends Platform {

    private Document page(String path) {
        var response = read(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(text(response), at(path).toString());
    }

    private void articleIs(String json) {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id)).willReturn(json(json)));
    }

    @Test
    void anEnglishReaderSeesTheTranslationUnderTheOriginalHeadline() {
        Document page = page(article.englishPath());

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("a.skip").text()).isEqualTo("Skip to content");
        assertThat(page.select(page.select("a.skip").attr("href"))).hasSize(1);
        assertThat(page.select("h1").text()).isEqualTo("The station");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select(".original[lang=fr]").text()).endsWith("La gare");
        assertThat(page.select(".original").first().elementSiblingIndex())
                .isLessThan(page.select("h1").first().elementSiblingIndex());
        assertThat(page.select(".story").hasAttr("lang")).isFalse();
        assertThat(page.select(".notice").text()).contains("Translated from French by machine (Apertium)");
        assertThat(page.select(".lead").text()).isEqualTo("A short lead.");
        assertThat(page.select(".tag").first().text()).isEqualTo("Cities");
        assertThat(page.select(".byline").text()).contains("By Zoé Marchand").contains("4-minute read");
        assertThat(page.select(".byline time").eachAttr("datetime"))
                .containsExactly("2026-11-19T08:30:00Z", "2026-11-21T15:00:00Z");
        assertThat(page.select(".body h2#a").text()).isEqualTo("Part");
        assertThat(page.select("img.picture").attr("alt")).isEqualTo("A glass roof");
        assertThat(page.select("img.picture").attr("width")).isEqualTo("960");
        assertThat(page.select("img.picture").attr("srcset")).isEqualTo("/media/m/320.jpg 320w, /media/m/960.jpg 960w");
    }

    @Test
    void thePageEndsWithTheThreadTheFormAndOtherArticles() {
        Document page = page(article.englishPath());

        assertThat(page.select("main h2").eachText()).containsSequence("Comments", "Leave a comment", "Other articles");
        assertThat(page.select("#comment-c1 > .comment .author").text()).isEqualTo("Marguerite");
        assertThat(page.select("#comment-c1 > .comment div p").eachText())
                .containsExactly("First line.", "Second paragraph.");
        assertThat(page.select("#comment-c1 #comment-c2 [lang=fr]").text()).isEqualTo("Moi aussi.");
        assertThat(page.select("form label").eachText()).containsExactly("Name", "E-mail", "Your comment");
        page.select("form label")
                .forEach(label ->
                        assertThat(page.select("#" + label.attr("for"))).hasSize(1));
        var card = page.select(".others .card").first();
        assertThat(card.select("h3").text()).isEqualTo("A related story");
        assertThat(card.select("img").attr("alt")).isEqualTo("A dam");
        assertThat(card.select(".tag").text()).isEqualTo("Energy");
        assertThat(card.select(".teaser").text()).isEqualTo("What it is about.");
        assertThat(card.select(".more a").text()).isEqualTo("Read more: A related story");
        assertThat(card.select(".more a").attr("href")).isEqualTo("/en/s-related0card");
        assertThat(card.text()).contains("On the same subject");
    }

    @Test
    void aRemovedCommentLeavesItsPlaceToItsAnswers() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD
                        .replace("\"First line.\\n\\nSecond paragraph.\"", "\"\",\"removed\":true")
                        .replace("Marguerite", ""))));

        Document page = page(article.englishPath());

        assertThat(page.select("#comment-c1 > .comment").text()).isEqualTo("This comment was removed.");
        assertThat(page.select("#comment-c2 .author").text()).isEqualTo("Théo");
    }

    @Test
    void searchEnginesAndPreviewsFindEverythingInTheHead() {
        Document page = page(article.englishPath());

        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://kiosque.example" + article.englishPath());
        assertThat(page.select("link[rel=alternate][hreflang=fr]").attr("href"))
                .isEqualTo("https://kiosque.example" + article.frenchPath());
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo("The station");
        assertThat(page.select("meta[property=og:image]").attr("content"))
                .isEqualTo("https://kiosque.example/media/m/960.jpg");
        assertThat(page.select("script[type=application/ld+json]").first().data())
                .contains("\"@type\":\"NewsArticle\"", "\"headline\":\"The station\"", "\"inLanguage\":\"en\"");
    }

    @Test
    void theLanguageSwitchLeadsToTheSameArticle() {
        Document page = page(article.englishPath());

        assertThat(page.select(".languages a[hreflang=fr]").attr("href")).isEqualTo(article.frenchPath());
        assertThat(page.select(".languages a[aria-current]").text()).isEqualTo("English");
    }

    @Test
    void aFrenchReaderSeesTheOriginalInAFrenchFrame() {
        articleIs(article.french());

        Document page = page(article.frenchPath());

        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.select("h1").text()).isEqualTo("La gare");
        assertThat(page.select(".original, .notice")).isEmpty();
        assertThat(page.select("main h2").eachText())
                .containsSequence("Commentaires", "Laisser un commentaire", "Autres articles");
        assertThat(page.select(".more a").first().wholeText()).isEqualTo("Lire la suite\u00a0: A related story");
        assertThat(page.select(".byline").text()).contains("19 novembre 2026");
    }

    @Test
    void anArticleWithoutTranslationIsShownInItsLanguageWithANotice() {
        articleIs(article.untranslated());

        Document page = page("/en/la-gare-" + id);

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("article.story").attr("lang")).isEqualTo("fr");
        assertThat(page.select("h1").text()).isEqualTo("La gare");
        assertThat(page.select(".notice[lang=en]").text())
                .isEqualTo("Not translated yet: this is the original in French.");
        assertThat(page.select(".byline").attr("lang")).isEqualTo("en");
        assertThat(page.select(".original")).isEmpty();
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://kiosque.example" + article.frenchPath());
        assertThat(page.select("link[hreflang=en]")).isEmpty();
    }

    @Test
    void anOldSlugLeadsToTheRightOneForGood() {
        var response = read("/en/an-older-headline-" + id);

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(header(response, "Location")).isEqualTo(article.englishPath());
    }

    @Test
    void untilATranslationArrivesARedirectIsNotForGood() {
        articleIs(article.untranslated());

        var response = read(article.englishPath());

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(header(response, "Location")).isEqualTo("/en/la-gare-" + id);
    }

    @Test
    void anUnknownArticleIsAPageNotFoundInTheReadersLanguage() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id)).willReturn(problem(404, "not-found", "")));

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
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id)).willReturn(problem(410, "withdrawn", "")));

        var response = read(article.englishPath());

        assertThat(response.statusCode()).isEqualTo(410);
        assertThat(text(response)).contains("This article was withdrawn");
    }

    @Test
    void aLanguageThatTheSiteDoesNotHaveIsNotFoundWithoutAskingAnybody() {
        assertThat(read("/de/die-station-" + id).statusCode()).isEqualTo(404);
        ARTICLES.verify(0, getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)));
    }

    @Test
    void theArticleIsAskedForByItsIdInTheReadersLanguage() {
        page(article.englishPath());

        ARTICLES.verify(
                getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)).withQueryParam("lang", equalTo("en")));
        SHELF.verify(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .withQueryParam("lang", equalTo("en")));
    }

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

    @Test
    void anAnswerThatIsNotOurContractIsAServiceThatIsDown() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id))
                .willReturn(aResponse().withStatus(200).withBody("<html>hello</html>")));

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(503);
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
    void aRedirectKeepsWhatWasAskedForAndNothingElse() {
        assertThat(header(
                        read("/en/an-older-headline-" + id + "?utm_source=x&submitted=pending&comments=a%2B%2F%3D"),
                        "Location"))
                .isEqualTo(article.englishPath() + "?comments=a%2B%2F%3D&submitted=pending");
    }

    @Test
    void moreCommentsLeadBackToTheFirstOnes() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD.replace("\"nextCursor\":null", "\"nextCursor\":\"a+/=\""))));

        Document first = page(article.englishPath());
        assertThat(first.select("#comments > p a").eachText()).containsExactly("More comments");
        assertThat(first.select("#comments > p a").attr("href"))
                .isEqualTo(article.englishPath() + "?comments=a%2B%2F%3D#comments");

        Document second = page(article.englishPath() + "?comments=a%2B%2F%3D");
        assertThat(second.select("#comments > p a").eachText())
                .containsExactly("Back to the first comments", "More comments");
        assertThat(second.select("#comments > p a").first().attr("href"))
                .isEqualTo(article.englishPath() + "#comments");
        COMMENTS.verify(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withQueryParam("cursor", equalTo("a+/=")));
    }

    @Test
    void aPlaceInTheThreadThatDoesNotExistIsNotFound() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withQueryParam("cursor", equalTo("bogus"))
                .willReturn(problem(400, "invalid-request", "")));

        assertThat(read(article.englishPath() + "?comments=bogus").statusCode()).isEqualTo(404);
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
