package org.kiosque.gateway.site.embeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EmbedTest extends Platform {

    private static String asking(String url) {
        return "/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    private String asked() {
        return asking("https://kiosque.example" + article.englishPath());
    }

    @Test
    void anArticleSaysWhereAndIsToldOfThere() {
        var links = page(article.englishPath()).select("link[rel=alternate][type$=oembed]");
        assertThat(links.eachAttr("type")).containsExactly("application/json+oembed", "text/xml+oembed");

        var response = read(links.getFirst().attr("href").replace("https://kiosque.example", ""));

        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
        JsonNode told = JsonMapper.shared().readTree(text(response));
        assertThat(told.get("version").asString()).isEqualTo("1.0");
        assertThat(told.get("type").asString()).isEqualTo("link");
        assertThat(told.get("title").asString()).isEqualTo("The station");
        assertThat(told.get("author_name").asString()).isEqualTo("Zoé Marchand");
        assertThat(told.get("author_url").asString()).isEqualTo("https://kiosque.example/en/authors/z");
        assertThat(told.get("provider_name").asString()).isEqualTo("Kiosque");
        assertThat(told.get("thumbnail_url").asString()).isEqualTo("https://kiosque.example/media/m/960.jpg");
        assertThat(told.get("thumbnail_height").asInt()).isEqualTo(640);
    }

    @Test
    void thePictureFitsWhereItIsShown() {
        JsonNode told = JsonMapper.shared().readTree(text(read(asked() + "&maxwidth=900&maxheight=300")));
        assertThat(told.get("thumbnail_width").asInt()).isEqualTo(320);
        assertThat(told.get("thumbnail_height").asInt()).isEqualTo(213);

        assertThat(text(read(asked() + "&maxwidth=100"))).doesNotContain("thumbnail");
    }

    @Test
    void whoPrefersXmlHasIt() {
        articleIs(article.english().replace("The station", "R&D <now>"));

        var response = read(asked() + "&format=xml");

        assertThat(header(response, "Content-Type")).isEqualTo("text/xml;charset=UTF-8");
        assertThat(text(response)).contains("<oembed><version>1.0</version>", "<title>R&amp;D &lt;now&gt;</title>");
    }

    @ParameterizedTest
    @CsvSource({
        "/oembed,url",
        "/oembed?url=,url",
        "/oembed?url=%20,url",
        "/oembed?url=a%20b,url",
        "/oembed?url=https://kiosque.example/en/x&format=yaml,format",
        "/oembed?url=https://kiosque.example/en/x&maxwidth=0,maxwidth",
        "/oembed?url=https://kiosque.example/en/x&maxheight=many,maxheight"
    })
    void badInputIsNamed(String path, String parameter) {
        var response = read(path);

        isProblem(response, 400, "invalid-request");
        assertThat(text(response)).contains("\"pointer\":\"" + parameter + "\"");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anAddressIsNotTooLong() {
        isProblem(read(asking("https://kiosque.example/" + "x".repeat(500))), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example",
                "http://kiosque.example",
                "https://kiosque.example:444",
                "https://kiosque.example@other.example",
                "mailto:a@b.example?",
                "//kiosque.example"
            })
    void onlyArticlesOfThisSiteAreToldOf(String elsewhere) {
        isProblem(read(asking(elsewhere + article.englishPath())), 404, "not-found");
    }

    @Test
    void whatIsNoArticleIsNotFound() {
        isProblem(read(asking("https://kiosque.example/en/search")), 404, "not-found");
        isProblem(read(asking("https://kiosque.example/de/the-station-" + id)), 404, "not-found");
        articleIs(404);
        isProblem(read(asked()), 404, "not-found");
        articleIs(410);
        isProblem(read(asked()), 410, "article-withdrawn");
        articleIs(503);
        isProblem(read(asked()), 503, "unavailable");
    }
}
