package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.testing.GoldenSamples;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;
import org.springframework.web.util.UriUtils;

class ArticlePageTest extends Platform {

    @Test
    void anEnglishReaderSeesTheTranslationUnderTheOriginalHeadline() {
        Document page = page(article.englishPath());

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("a.skip").text()).isEqualTo("Skip to content");
        assertThat(page.select(page.select("a.skip").attr("href"))).hasSize(1);
        assertThat(page.select("h1").text()).isEqualTo("The station");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select(".original [lang=fr]").text()).isEqualTo("La gare");
        assertThat(page.select(".original").first().elementSiblingIndex())
                .isLessThan(page.select("h1").first().elementSiblingIndex());
        assertThat(page.select(".story").hasAttr("lang")).isFalse();
        assertThat(page.select(".notice").text()).contains("Translated from French by machine (Apertium)");
        assertThat(page.select(".lead").text()).isEqualTo("A short lead.");
        assertThat(page.select(".tag").first().text()).isEqualTo("Cities");
        assertThat(page.select(".byline").text()).contains("By Zoé Marchand").contains("4-minute read");
        assertThat(page.select(".byline img")).isEmpty();
        assertThat(page.select(".byline time").eachAttr("datetime"))
                .containsExactly("2026-11-19T08:30:00Z", "2026-11-21T15:00:00Z");
        assertThat(page.select(".body h2#a").text()).isEqualTo("Part");
        assertThat(page.select(".corrections")).isEmpty();
        assertThat(page.select("img.picture").attr("alt")).isEqualTo("A glass roof");
        assertThat(page.select("img.picture").attr("width")).isEqualTo("960");
        assertThat(page.select("img.picture").attr("srcset")).isEqualTo("/media/m/320.jpg 320w, /media/m/960.jpg 960w");
    }

    @Test
    void correctionsStandUnderTheTextInItsOwnLanguageAndInTheMetadata() {
        articleIs(article.english().replaceFirst("\\{", """
                        {"corrections": [
                          {"at": "2026-11-20T09:00:00Z", "text": "La gare a <six> voies."},
                          {"at": "2026-11-21T10:00:00Z", "text": "Non, sept."}],"""));
        Document page = page(article.englishPath());

        assertThat(page.select(".body .corrections h2").text()).isEqualTo("Corrections");
        assertThat(page.select(".corrections li p[lang=fr]").eachText())
                .containsExactly("La gare a <six> voies.", "Non, sept.");
        assertThat(page.select(".corrections time").eachAttr("datetime"))
                .containsExactly("2026-11-20T09:00:00Z", "2026-11-21T10:00:00Z");
        assertThat(page.select("script[type=application/ld+json]").first().data())
                .contains("\"@type\":\"CorrectionComment\"", "La gare a \\u003csix\\u003e voies.");
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
        assertThat(card.select(".more a").text()).isEqualTo("Read more A related story");
        assertThat(card.select(".more a").attr("href")).isEqualTo("/en/s-related0card");
        assertThat(card.text()).contains("On the same subject");
    }

    @Test
    void underTheHeadlineOfATranslatedCardStandsTheOriginals() {
        String other = article.card("related0card", "A related story")
                .replace(
                        "\"title\":",
                        "\"original\":{\"language\":\"%s\",\"title\":\"Une histoire : la suite\","
                                + "\"slug\":\"s\",\"url\":\"/fr/s\"},\"title\":");
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .willReturn(json(Sample.cards(
                        other.formatted("fr"), other.formatted("en").replace("related0card", "same0language")))));

        var cards = page(article.englishPath()).select(".others .card");

        Element original =
                cards.first().select(".headline + .original [lang=fr]").first();
        assertThat(original.wholeText()).isEqualTo("Une histoire\u00a0: la suite");
        assertThat(original.attr("dir")).isEqualTo("auto");
        assertThat(cards.last().select(".original")).isEmpty();
    }

    @Test
    void ofOtherArticlesThoseSayItThatAreOnlyGist() {
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .willReturn(json(GoldenSamples.answer("related"))));

        Element card = page(article.englishPath()).select(".others .card").first();

        assertThat(card.select(".headline").text()).isEqualTo("The station");
        assertThat(card.select(".why").eachText())
                .containsExactly("Machine translation, for the gist only", "On the same subject");
    }

    /** Reading modes of browsers keep the element with most text, and what is in it. */
    @Test
    void whatBelongsToTheTextStandsInTheElementThatHoldsItsParagraphs() {
        Document page = page(article.englishPath());

        Element text = page.select(".body > p").first().parent();
        assertThat(text.select("h1, .lead, .original, .notice, img.picture")).hasSize(5);
        assertThat(text.select("form, nav, .comment, .card")).isEmpty();
    }

    @Test
    void whateverPeopleHaveWrittenHasTheDirectionOfItsLetters() {
        Document page = page(article.englishPath());

        for (String written : List.of("h1", ".lead", ".tag", ".headline", ".teaser", ".comment div p")) {
            assertThat(page.select(written))
                    .as(written)
                    .isNotEmpty()
                    .allMatch(element -> element.attr("dir").equals("auto"));
        }
        assertThat(page.select(".comment .author bdi")).isNotEmpty();
        assertThat(page.select("#comment-name, #comment-text").eachAttr("dir")).containsExactly("auto", "auto");
    }

    @Test
    void frenchSignsStayOnTheLineOfTheirWord() {
        articleIs(article.json(
                "fr", "La gare : un récit", "Vraiment ?", "<p>« Oui », dit-elle : non !</p>", "null", "open"));
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json(Sample.THREAD.replace("Moi aussi.", "Moi aussi !"))));

        Document page = page(article.frenchPath());

        assertThat(page.select("h1").first().wholeText()).isEqualTo("La gare\u00a0: un récit");
        assertThat(page.select(".lead").first().wholeText()).isEqualTo("Vraiment\u202f?");
        assertThat(page.select(".body > p:not([class])").first().wholeText())
                .isEqualTo("«\u00a0Oui\u00a0», dit-elle\u00a0: non\u202f!");
        assertThat(page.select("#comment-c2 .comment div p").first().wholeText())
                .isEqualTo("Moi aussi\u202f!");
        assertThat(page.select("main").first().wholeText()).doesNotContainPattern("(?m)^\\h*[:;!?»]");
        assertThat(page.select("main").first().wholeText()).doesNotContainPattern(" [:;!?»]");
    }

    @Test
    void onPaperTheAddressStandsBelowTheArticle() {
        assertThat(page(article.englishPath()).select(".colophon .address").text())
                .isEqualTo("https://kiosque.example" + article.englishPath());
    }

    @Test
    void whatSearchEnginesAreNotToFindCanBeSharedAndPrintedAllTheSame() {
        articleIs(article.english().replace("\"stale\":false", "\"stale\":false,\"tier\":\"gist\""));
        String address = "https://kiosque.example" + article.englishPath();

        Document page = page(article.englishPath());

        assertThat(page.select("link[rel=canonical]")).isEmpty();
        assertThat(page.select("#share-copy").attr("data-url")).isEqualTo(address);
        assertThat(page.select("#share-native")).hasSize(1);
        assertThat(page.select(".share a").attr("href"))
                .startsWith("mailto:?subject=The%20station&body=")
                .endsWith(UriUtils.encode(address, StandardCharsets.UTF_8));
        assertThat(page.select(".colophon .address").text()).isEqualTo(address);
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
        assertThat(page.select(".more a").first().text()).isEqualTo("Lire la suite A related story");
        assertThat(page.select(".byline").text()).contains("19 novembre 2026");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machine|\"apertium\"|null|Translated from French by machine (Apertium). No one has checked it yet.",
                "machine|\"apertium\"|\"camille\"|Translated from French by machine (Apertium) and checked by a translator.",
                "mixed|\"apertium\"|null|Translated from French by machine (Apertium) and corrected in part by a translator.",
                "human|null|null|Translated from French by a translator.",
                "human|null|\"camille\"|Translated from French by a translator."
            })
    void theNoticeSaysWhoTranslated(String origin, String engine, String reviewedBy, String notice) {
        articleIs(article.english()
                .replace(
                        "\"origin\":\"machine\",\"engine\":\"Apertium\"",
                        "\"origin\":\"%s\",\"engine\":%s,\"reviewedBy\":%s".formatted(origin, engine, reviewedBy)));

        assertThat(page(article.englishPath()).select(".notice").text()).startsWith(notice);
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
    void theArticleIsAskedForByItsIdInTheReadersLanguage() {
        page(article.englishPath());

        ARTICLES.verify(
                getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)).withQueryParam("lang", equalTo("en")));
        SHELF.verify(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .withQueryParam("lang", equalTo("en")));
    }

    @Test
    void anAnswerThatIsNotOurContractIsAServiceThatIsDown() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id))
                .willReturn(aResponse().withStatus(200).withBody("<html>hello</html>")));

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(503);
    }

    @Test
    void aPictureComesInItsSmallestFormWithItsCaptionAndCredit() {
        articleIs(article.english()
                .replace(
                        "\"variants\":[",
                        "\"webp\":[{\"url\":\"/media/m/320.webp\",\"width\":320}],\"focus\":{\"x\":0.26,\"y\":1.5},"
                                + "\"caption\":\"The roof <at> dawn\",\"credit\":\"Photo: Zoé\",\"variants\":["));

        Document page = page(article.englishPath());

        assertThat(page.select("picture source[type=image/webp]").attr("srcset"))
                .isEqualTo("/media/m/320.webp 320w");
        assertThat(page.select("picture > img.picture")).hasSize(1);
        assertThat(page.select("figcaption").text()).isEqualTo("The roof <at> dawn Photo: Zoé");
    }

    @Test
    void whoWroteItIsSeenWhereThereIsAPictureOfThem() {
        articleIs(article.english().replace("\"name\":\"Zoé Marchand\"}", """
                "name":"Zoé Marchand","picture":{"url":"/media/z/320.jpg","width":320,"webp":"/media/z/320.webp"}},
                {"key":"a","name":"Ali Benz","picture":{"url":"/media/a/320.jpg","width":320}}"""));

        Document page = page(article.englishPath());

        assertThat(page.select(".byline img").eachAttr("src")).containsExactly("/media/z/320.jpg", "/media/a/320.jpg");
        assertThat(page.select(".byline source").eachAttr("srcset")).containsExactly("/media/z/320.webp");
        assertThat(page.select(".byline img"))
                .allMatch(face -> face.attr("width").equals("40")
                        && face.attr("height").equals("40")
                        && face.hasAttr("alt")
                        && face.attr("alt").isEmpty());
        assertThat(page.select(".byline .names").text()).isEqualTo("By Zoé Marchand and Ali Benz");
    }

    @Test
    void aLongArticleHasAnOutlineAndOneOfASectionTheWayToIt() {
        articleIs(article.english()
                .replace("\"outline\":[]", """
                        "outline":[{"id":"a","level":2,"text":"Part"},{"id":"b","level":3,"text":"Within"},
                        {"id":"c","level":2,"text":"Second"},{"id":"d","level":2,"text":"Third"}],
                        "section":{"key":"city","name":"City"}""")
                .replace("\"readingMinutes\":4", "\"readingMinutes\":5"));

        Document page = page(article.englishPath());

        assertThat(page.select(".outline a").eachText()).containsExactly("Part", "Second", "Third");
        assertThat(page.select(".outline a").eachAttr("href")).containsExactly("#a", "#c", "#d");
        assertThat(page.select(".crumbs a").eachAttr("href")).containsExactly("/en", "/en/sections/city");
    }

    @Test
    void otherArticlesStandBeforeALongDiscussion() {
        String comments = IntStream.range(0, 11)
                .mapToObj(i -> "{\"id\":\"n" + i + "\",\"author\":{\"name\":\"N\"},\"body\":\"Text.\",\"replies\":[]}")
                .collect(Collectors.joining(","));
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(json("{\"items\":[" + comments + "],\"nextCursor\":null}")));

        assertThat(page(article.englishPath()).select("main h2").eachText())
                .containsSequence("Other articles", "Comments", "Leave a comment");
    }
}
