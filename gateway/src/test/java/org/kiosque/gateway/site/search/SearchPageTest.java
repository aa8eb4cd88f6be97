package org.kiosque.gateway.site.search;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.testing.GoldenSamples;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.client.FoundList;

class SearchPageTest extends Platform {

    private static final String RESULT = """
            {"items":[{"id":"a0","slug":"s","url":"/en/night-train-a0","language":"en","title":"The <i>night</i> train","lead":null,
              "tags":[{"key":"rail","name":"Rail"}],"authors":[],"image":null,"publishedAt":"2026-11-18T08:30:00Z",
              "matches":{"title":[{"start":7,"end":12}],"excerpt":{"text":"A night & a day.","marks":[{"start":2,"end":7}]}}}],
             "nextCursor":"n+/="}
            """;

    private static void searchAnswers(ResponseDefinitionBuilder answer) {
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/search")).willReturn(answer));
    }

    @Test
    void beforeAnythingIsLookedForThereIsAForm() {
        Document page = page("/en/search");

        assertThat(page.select("form[role=search]").attr("action")).isEqualTo("/en/search");
        assertThat(page.select("form[role=search]").attr("method")).isEqualTo("get");
        assertThat(page.select("label[for=q]").text()).isNotEmpty();
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(page.select(".results, .status")).isEmpty();
        SHELF.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void resultsAreShownWithTheirMarksAndAsTextAlone() {
        searchAnswers(json(RESULT));

        Document page = page("/en/search?q=night");

        assertThat(page.title()).startsWith("Search: night");
        assertThat(page.select("#q").attr("value")).isEqualTo("night");
        assertThat(page.select(".results h3 a").attr("href")).isEqualTo("/en/night-train-a0");
        assertThat(page.select(".results h3").text()).isEqualTo("The <i>night</i> train");
        assertThat(page.select(".results mark").eachText()).containsExactly("night", "night");
        assertThat(page.select(".results .teaser").text()).isEqualTo("A night & a day.");
        assertThat(page.select(".results").text()).doesNotContain("gist");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/en/search?cursor=n%2B%2F%3D&q=night");
        assertThat(page.select(".languages a[hreflang=fr]").attr("href")).isEqualTo("/fr/search");
    }

    @Test
    void whatIsOnlyGistSaysSo() {
        searchAnswers(json(GoldenSamples.answer("search")));

        Document found = page("/en/search?q=station");

        assertThat(found.select(".results h3").text()).isEqualTo("The station");
        assertThat(found.select(".results mark").eachText()).containsExactly("station", "station");
        assertThat(found.select(".results .more").text()).contains("Machine translation, for the gist only");
        assertThat(page("/fr/search?q=gare").select(".results .more").text())
                .contains("Traduction automatique, pour l’essentiel seulement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b & c=d", "{x} %41 \"é\" 100%", "<script>alert(1)</script>", "a,b;c#d?e/f\\g"})
    void whateverIsTypedReachesTheServiceAsItIs(String words) {
        searchAnswers(json("{\"items\":[],\"nextCursor\":null}"));

        Document page = page("/fr/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&cursor=x%2B%3D");

        SHELF.verify(getRequestedFor(urlPathEqualTo("/api/v1/search"))
                .withQueryParam("q", equalTo(words))
                .withQueryParam("cursor", equalTo("x+="))
                .withQueryParam("lang", equalTo("fr")));
        assertThat(page.select("#q").attr("value")).isEqualTo(words);
        assertThat(page.select(".status").text()).contains("Rien n’a été trouvé");
        assertThat(page.select("main script")).isEmpty();
    }

    @Test
    void eachReaderIsAnsweredAnew() {
        searchAnswers(json(RESULT));
        page("/en/search?q=night");
        searchAnswers(json("{\"items\":[],\"nextCursor\":null}"));

        assertThat(page("/en/search?q=night").select(".results")).isEmpty();
        assertThat(header(read("/en/search?q=night"), "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void whatIsTooLongIsToldInPlaceAndNobodyIsAsked() {
        var response = read("/en/search?q=" + "a".repeat(201));

        assertThat(response.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(text(response));
        assertThat(page.select("#q-mistake").text()).contains("200");
        assertThat(page.select("#q").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.title()).startsWith("Error");
        SHELF.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void withoutTheServiceTheFormIsKeptAndSaysSo() {
        searchAnswers(problem(503, "unavailable", ""));

        var response = read("/en/search?q=night");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(header(response, "Retry-After")).isNotEmpty();
        Document page = Jsoup.parse(text(response));
        assertThat(page.select("#q").attr("value")).isEqualTo("night");
        assertThat(page.select(".status").text()).contains("unavailable");
    }

    @Test
    void aCursorThatMeansNothingIsNotFound() {
        searchAnswers(problem(400, "invalid-request", ""));
        assertThat(read("/en/search?q=night&cursor=bogus").statusCode()).isEqualTo(404);
    }

    @Test
    void everyPageLeadsToTheSearch() {
        assertThat(page(article.englishPath()).select(".masthead a[href=/en/search]"))
                .hasSize(1);
    }

    @Test
    void marksThatAreNotInTheTextArePassedOver() {
        var marks = List.of(
                new FoundList.Mark(-1, 2),
                new FoundList.Mark(2, 2),
                new FoundList.Mark(3, 5),
                new FoundList.Mark(4, 6),
                new FoundList.Mark(7, 99));

        assertThat(Parts.of("0123456789", marks, "en"))
                .containsExactly(
                        new SearchView.Part("012", false),
                        new SearchView.Part("34", true),
                        new SearchView.Part("56789", false));
        assertThat(Parts.of("", marks, "en")).isEmpty();
    }
}
