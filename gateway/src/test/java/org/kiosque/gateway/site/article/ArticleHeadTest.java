package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What machines are told about an article. */
class ArticleHeadTest extends Platform {

    @Autowired
    private Bylines bylines;

    private static String data(Document page) {
        return page.select("script[type=application/ld+json]").first().data();
    }

    @Test
    void whatAnArticleDoesNotHaveIsLeftOut() {
        articleIs(article.english()
                .replace("[{\"key\":\"z\",\"name\":\"Zoé Marchand\"}]", "[]")
                .replace("[{\"key\":\"cities\",\"name\":\"Cities\"}]", "[]"));

        assertThat(data(page(article.englishPath())))
                .contains("\"headline\"")
                .doesNotContain("\"author\"")
                .doesNotContain("\"keywords\"");
    }

    @Test
    void peopleAndNewsroomsAreToldApart() {
        articleIs(article.english()
                .replace("\"name\":\"Zoé Marchand\"}", "\"name\":\"Zoé Marchand\"},{\"name\":\"Rédaction\"}"));

        assertThat(data(page(article.englishPath())))
                .contains(
                        "{\"@type\":\"Person\",\"name\":\"Zoé Marchand\",\"url\":\"https://kiosque.example/en/authors/z\"}")
                .contains("{\"@type\":\"Organization\",\"name\":\"Rédaction\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "Zoé Marchand,true",
        "O’Brien Flann,true",
        "村上春樹,true",
        "Rédaction,false",
        "La rédaction,false",
        "The Editors,false",
        "AFP,false",
        "kiosque,false",
        "Kiosque Sport,false",
        "L’équipe de nuit,false"
    })
    void aNameIsAPersonsUnlessItIsANewsroomsTheSitesOrASingleWord(String name, boolean person) {
        assertThat(bylines.isPerson(name)).isEqualTo(person);
    }

    @Test
    void withoutALeadTheTextsFirstSentencesDescribeIt() {
        articleIs(article.json(
                        "en",
                        "The station",
                        "x",
                        "<h2>Part</h2><p>One &amp; two<sup class=\"footnote-ref\"><a href=\"#n\">1</a></sup>. Three.</p>",
                        "null",
                        "open")
                .replace("\"lead\":\"x\"", "\"lead\":null"));

        Document page = page(article.englishPath());

        assertThat(page.select("meta[name=description]").attr("content")).isEqualTo("One & two. Three.");
        assertThat(page.select("meta[property=og:description]").attr("content")).isEqualTo("One & two. Three.");
        assertThat(data(page)).contains("\"description\":\"One \\u0026 two. Three.\"");
        assertThat(page.select(".lead")).isEmpty();
    }

    @Test
    void aLongBeginningIsCutAfterAWord() {
        articleIs(
                article.json("en", "The station", "x", "<p>" + "Words without end ".repeat(30) + "</p>", "null", "open")
                        .replace("\"lead\":\"x\"", "\"lead\":\" \""));

        assertThat(page(article.englishPath()).select("meta[name=description]").attr("content"))
                .hasSizeBetween(140, 160)
                .matches("(Words without end )+Words( without)?…|(Words without end ?)+…");
    }

    @Test
    void whatSearchEnginesAskOfANewsArticleIsThere() {
        articleIs(article.english().replace("\"tags\":", "\"section\":{\"key\":\"city\",\"name\":\"City\"},\"tags\":"));

        JsonNode data = JsonMapper.shared().readTree(data(page(article.englishPath())));

        assertThat(data.path("articleSection").asString()).isEqualTo("City");
        assertThat(data.path("wordCount").asInt()).isEqualTo(3);
        assertThat(data.path("isAccessibleForFree").asBoolean()).isTrue();
        assertThat(data.at("/image/0/width").asInt()).isEqualTo(960);
        assertThat(data.at("/publisher/logo/url").asString()).startsWith("https://kiosque.example/assets/iconlarge.");
        assertThat(data.at("/translationOfWork/headline").asString()).isEqualTo("La gare");
        assertThat(data.at("/translator/name").asString()).isEqualTo("Apertium");
        JsonNode way = data.at("/mainEntityOfPage/breadcrumb/itemListElement");
        assertThat(way.size()).isEqualTo(3);
        assertThat(way.at("/1/item").asString()).isEqualTo("https://kiosque.example/en/sections/city");
        assertThat(way.at("/2/position").asInt()).isEqualTo(3);
    }

    /** What search engines require and recommend of an article, by their own lists. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/@context",
                "/@type",
                "/@id",
                "/mainEntityOfPage/@id",
                "/mainEntityOfPage/breadcrumb/itemListElement/0/name",
                "/mainEntityOfPage/breadcrumb/itemListElement/0/item",
                "/headline",
                "/description",
                "/image/0/url",
                "/image/0/width",
                "/image/0/height",
                "/image/1",
                "/image/2",
                "/image/3",
                "/datePublished",
                "/dateModified",
                "/author/0/@type",
                "/author/0/name",
                "/author/0/url",
                "/publisher/name",
                "/publisher/url",
                "/publisher/logo/url",
                "/inLanguage",
                "/isAccessibleForFree",
                "/articleSection",
                "/keywords/0",
                "/wordCount",
                "/commentCount",
                "/translationOfWork/url",
                "/translationOfWork/inLanguage",
                "/translator/name",
                "/correction/0/text"
            })
    void nothingIsMissingThatIsRequiredOrRecommended(String property) {
        articleIs(article.english()
                .replace("\"tags\":", "\"section\":{\"key\":\"city\",\"name\":\"City\"},\"tags\":")
                .replace("\"comments\":", """
                        "corrections":[{"at":"2026-11-20T10:00:00Z","text":"Une erreur."}],"comments":""")
                .replace("\"variants\":[{\"url\":\"/media/m/320.jpg\"", """
                        "crops":[%s],"variants":[{"url":"/media/m/320.jpg\"""".formatted(CROPS)));

        JsonNode value =
                JsonMapper.shared().readTree(data(page(article.englishPath()))).at(property);

        assertThat(value.isMissingNode()).as(property).isFalse();
        assertThat(value.asString()).as(property).isNotBlank();
    }

    private static final String CROPS = Stream.of("1:1", "4:3", "16:9")
            .map(shape -> "{\"shape\":\"%s\",\"variants\":[{\"url\":\"/media/%s.jpg\",\"width\":1200}]}"
                    .formatted(shape, shape.replace(':', '-')))
            .collect(Collectors.joining(","));

    @Test
    void machinesAreToldOfThePictureInThreeShapes() {
        articleIs(article.english().replace("\"variants\":[{\"url\":\"/media/m/320.jpg\"", """
                "crops":[%s],"variants":[{"url":"/media/m/320.jpg\"""".formatted(CROPS)));

        JsonNode data = JsonMapper.shared().readTree(data(page(article.englishPath())));

        assertThat(data.at("/image").valueStream().skip(1).map(JsonNode::asString))
                .containsExactly(
                        "https://kiosque.example/media/1-1.jpg",
                        "https://kiosque.example/media/4-3.jpg",
                        "https://kiosque.example/media/16-9.jpg");
    }

    @Test
    void machinesAreToldOfTheCommentsOnThePage() {
        articleIs(article.english());

        Document page = page(article.englishPath());

        JsonNode about = JsonMapper.shared()
                .readTree(page.select("#comments script[type=application/ld+json]")
                        .first()
                        .data());
        assertThat(about.path("@id").asString())
                .isEqualTo("https://kiosque.example" + article.englishPath())
                .isEqualTo(JsonMapper.shared().readTree(data(page)).path("@id").asString());
        JsonNode comment = about.at("/comment/0");
        assertThat(comment.path("@type").asString()).isEqualTo("Comment");
        assertThat(comment.at("/author/name").asString()).isEqualTo("Marguerite");
        assertThat(comment.path("text").asString()).startsWith("First line.");
        assertThat(comment.path("dateCreated").asString()).isEqualTo("2026-11-20T07:12:00Z");
        assertThat(comment.path("url").asString())
                .isEqualTo("https://kiosque.example" + article.englishPath() + "#comment-c1");
        assertThat(comment.at("/comment/0/inLanguage").asString()).isEqualTo("fr");
    }

    @Test
    void ofNoCommentsMachinesAreToldNothingAndWhatWasRemovedIsNotToldOf() {
        COMMENTS.stubFor(
                get(urlPathEqualTo("/api/v1/articles/" + id + "/comments")).willReturn(json("""
                        {"items":[{"id":"c1","author":null,"body":null,"removed":true,"replies":[]}],"nextCursor":null}""")));

        assertThat(page(article.englishPath()).select("#comments script[type=application/ld+json]"))
                .isEmpty();
    }

    @Test
    void anOriginalNamesItsTranslations() {
        articleIs(article.french());

        JsonNode data = JsonMapper.shared().readTree(data(page(article.frenchPath())));

        assertThat(data.at("/workTranslation/0/url").asString())
                .isEqualTo("https://kiosque.example" + article.englishPath());
        assertThat(data.has("translationOfWork")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"machine\"|\"apertium\"|apertium",
                "\"mixed\"|\"apertium\"|apertium, Kiosque",
                "\"human\"|null|Kiosque",
                "null|null|''"
            })
    void theTranslatorIsTheMachineTheNewsroomOrBoth(String origin, String engine, String translators) {
        articleIs(article.english()
                .replace(
                        "\"origin\":\"machine\",\"engine\":\"Apertium\"",
                        "\"origin\":%s,\"engine\":%s".formatted(origin, engine)));

        JsonNode told =
                JsonMapper.shared().readTree(data(page(article.englishPath()))).path("translator");

        assertThat(told.findValuesAsString("name"))
                .isEqualTo(translators.isEmpty() ? List.of() : List.of(translators.split(", ")));
    }

    @Test
    void whatIsOnlyGistIsNoAlternateAndNoTranslationForMachinesAndWhoReadsNoneOfThemGetsTheOriginal() {
        articleIs(article.french()
                .replace(
                        "\"languages\":[",
                        "\"languages\":[{\"language\":\"de\",\"url\":\"/de/der-bahnhof-" + id
                                + "\",\"tier\":\"publishable\"},")
                .replace(
                        "\"url\":\"" + article.englishPath() + "\"",
                        "\"url\":\"" + article.englishPath() + "\",\"tier\":\"gist\""));

        Document page = page(article.frenchPath());

        assertThat(page.select("link[rel=alternate][hreflang]").eachAttr("hreflang"))
                .containsExactly("de", "fr", "x-default");
        assertThat(page.select("link[hreflang=x-default]").attr("href"))
                .isEqualTo("https://kiosque.example" + article.frenchPath());
        assertThat(JsonMapper.shared().readTree(data(page)).path("workTranslation"))
                .extracting(work -> work.path("inLanguage").asString())
                .containsExactly("de");
        assertThat(page.select(".languages a[hreflang=en]").attr("href"))
                .as("readers may still choose it")
                .isEqualTo(article.englishPath());
    }

    @Test
    void aTranslationThatIsOnlyGistIsNotToBeFound() {
        articleIs(article.english().replace("\"stale\":false", "\"stale\":false,\"tier\":\"gist\""));

        Document page = page(article.englishPath());

        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(page.select("link[rel=canonical]")).isEmpty();
    }

    @Test
    void linkPreviewsAreToldAllThatTheyAskFor() {
        articleIs(article.english()
                .replace("\"readingMinutes\"", "\"section\":{\"key\":\"city\",\"name\":\"City\"},\"readingMinutes\""));

        Document page = page(article.englishPath());

        Map<String, String> told = page.select("meta[property], meta[name^=twitter]").stream()
                .collect(Collectors.toMap(
                        meta -> meta.attr("property") + meta.attr("name"), meta -> meta.attr("content")));
        assertThat(told)
                .containsEntry("og:locale", "en_US")
                .containsEntry("og:locale:alternate", "fr_FR")
                .containsEntry("og:image", "https://kiosque.example/media/m/960.jpg")
                .containsEntry("og:image:width", "960")
                .containsEntry("og:image:height", "640")
                .containsEntry("og:image:alt", "A glass roof")
                .containsEntry("article:published_time", "2026-11-19T08:30:00Z")
                .containsEntry("article:modified_time", "2026-11-21T15:00:00Z")
                .containsEntry("article:section", "City")
                .containsEntry("article:tag", "Cities")
                .containsEntry("article:author", "https://kiosque.example/en/authors/z")
                .containsEntry("twitter:card", "summary_large_image")
                .containsEntry("twitter:title", "The station")
                .containsEntry("twitter:description", "A short lead.")
                .containsEntry("twitter:image", "https://kiosque.example/media/m/960.jpg")
                .containsEntry("twitter:image:alt", "A glass roof");
    }

    @Test
    void whatEditorsHaveSaidForSearchEnginesTakesThePlaceOfHeadlineLeadAndPicture() {
        articleIs(article.english().replace("\"readingMinutes\"", """
                "seo":{"metaTitle":"A short title","metaDescription":"What it is.","canonical":"https://other.example/a",
                "socialImage":{"url":"/media/s/960.jpg"}},"readingMinutes\""""));

        Document page = page(article.englishPath());

        assertThat(page.title()).isEqualTo("A short title – Kiosque");
        assertThat(page.select("h1").text()).isEqualTo("The station");
        assertThat(page.select("meta[name=description]").attr("content")).isEqualTo("What it is.");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("https://other.example/a");
        assertThat(page.select("meta[property='og:image']").attr("content"))
                .isEqualTo("https://kiosque.example/media/s/960.jpg");
        assertThat(page.select("meta[name='twitter:card']").attr("content")).isEqualTo("summary_large_image");
    }
}
