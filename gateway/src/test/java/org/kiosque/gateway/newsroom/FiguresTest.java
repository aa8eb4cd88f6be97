package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class FiguresTest extends NewsroomPlatform {

    private static final String PAGE = "/newsroom/records/figures";
    private static final String PUBLISHED = "/api/v1/desk/audit/figures";

    @Test
    void eachPlotHasItsWordsAndATableBehindIt() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Europe/Paris"));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo(PUBLISHED))
                .withQueryParam("zone", equalTo("Europe/Paris"))
                .willReturn(json(IntStream.rangeClosed(-13, 0)
                        .mapToObj(day -> "{\"day\":\"%s\",\"published\":%d}"
                                .formatted(today.plusDays(day), day == 0 ? 2 : day == -3 ? 1 : 0))
                        .collect(Collectors.joining(",", "{\"days\":[", "]}")))));
        SHELF.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/attention"))
                        .willReturn(
                                json(
                                        "{\"days\":[{\"day\":\"2026-11-02\",\"reads\":1200,\"comments\":7},{\"day\":\"2026-11-03\",\"reads\":300,\"comments\":0}]}")));
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/translation-desk/figures"))
                .willReturn(json("{\"days\":[{\"day\":\"2026-11-03\",\"completed\":4}],\"waitingSince\":\""
                        + now.minus(Duration.ofMinutes(150)) + "\"}")));
        TRANSLATIONS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/translation-desk/budgets"))
                .willReturn(json(
                        "{\"items\":[{\"engine\":\"deepl\",\"usedCharacters\":1200,\"monthlyCharacters\":500000}]}")));
        COMMENTS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/moderation/comments"))
                .withQueryParam("status", equalTo("pending"))
                .willReturn(json("{\"items\":[{\"createdAt\":\"" + now.minus(Duration.ofMinutes(70)) + "\"}]}")));
        COMMENTS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/moderation/comments"))
                .withQueryParam("status", equalTo("reported"))
                .willReturn(json("{\"items\":[]}")));

        Document page = room(PAGE, signedIn("ada", "editor", "moderator"));

        assertThat(page.select(".plot h2").eachText()).containsExactly("Published", "Read", "Discussed", "Translated");
        for (Element drawing : page.select(".plot svg")) {
            assertThat(drawing.attr("role")).isEqualTo("img");
            assertThat(page.select("#" + drawing.attr("aria-labelledby"))).hasSize(1);
            assertThat(page.select("#" + drawing.attr("aria-describedby")).text())
                    .isNotBlank();
        }
        Element published = page.select(".plot").getFirst();
        assertThat(published.select("rect")).hasSize(14);
        assertThat(published.select("tbody td").eachText().subList(10, 14)).containsExactly("1", "0", "0", "2");
        assertThat(published.select("tbody th").getLast().text()).startsWith(String.valueOf(today.getDayOfMonth()));
        Element read = page.select(".plot").get(1);
        assertThat(read.select("desc").text())
                .isEqualTo("1,500 from 2 November to 3 November; the most, 1,200, on 2 November.");
        assertThat(Double.parseDouble(read.select("rect").getFirst().attr("height")))
                .isEqualTo(4 * Double.parseDouble(read.select("rect").getLast().attr("height")));
        assertThat(page.select("ul.figures li").eachText())
                .containsExactly("2 hours Translations that wait", "one hour Comments that wait");
        assertThat(page.select("meter").attr("value")).isEqualTo("1200");
        assertThat(page.select(".status")).isEmpty();
    }

    @Test
    void whatAServiceDoesNotTellIsNamedAndTheRestIsShown() {
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo(PUBLISHED)).willReturn(json("{\"days\":[]}")));
        SHELF.stubFor(WireMock.get(urlPathEqualTo("/api/v1/attention")).willReturn(problem(503, "unavailable", "")));
        COMMENTS.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/moderation/comments")).willReturn(problem(403, "forbidden", "")));

        Document page = room(PAGE, signedIn("ada", "editor"));

        assertThat(page.select(".plot h2").eachText()).containsExactly("Published");
        assertThat(page.select(".status .state").eachText())
                .containsExactly("Read", "Discussed", "Translated", "Comments that wait", "Reported comments");
    }
}
