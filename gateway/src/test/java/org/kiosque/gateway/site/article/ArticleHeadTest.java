package org.kiosque.gateway.site.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.gateway.Platform;
import org.springframework.beans.factory.annotation.Autowired;

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
                .contains("{\"@type\":\"Person\",\"name\":\"Zoé Marchand\"}")
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
}
