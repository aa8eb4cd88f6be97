package org.kiosque.gateway.site.article;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;

class PreviewPageTest extends Platform {

    private final String ticket = id + ".1795700000." + "a".repeat(43);

    private void draftIs(String json) {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/previews/" + ticket)).willReturn(json(json)));
    }

    @Test
    void aDraftIsShownAsThePageThatItWillBe() {
        draftIs(article.french().replace("\"publishedAt\":\"2026-11-19T08:30:00Z\"", "\"publishedAt\":null"));
        HttpResponse<byte[]> answer = read("/preview/" + ticket);
        Document page = Jsoup.parse(text(answer));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.select(".notice").text()).startsWith("Ceci est un brouillon");
        assertThat(page.select("h1").text()).isEqualTo("La gare");
        assertThat(page.select(".body").text()).contains("Corps français.");
        assertThat(page.select(".body > figure img.picture")).hasSize(1);
        assertThat(page.select(".thread, form, .others, .share")).isEmpty();
        assertThat(page.select("script[src*=article]"))
                .as("scripts of a discussion, and of one who counts reads: there is neither")
                .isEmpty();
        COMMENTS.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void nobodyFindsItAndNothingKeepsIt() {
        draftIs(article.french());
        HttpResponse<byte[]> answer = read("/preview/" + ticket);

        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "X-Robots-Tag")).isEqualTo("noindex, nofollow");
        assertThat(answer.headers().firstValue("Surrogate-Key")).isEmpty();
        Document page = Jsoup.parse(text(answer));
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(page.select("link[rel=canonical], link[rel=alternate][hreflang], script[type*=ld]"))
                .isEmpty();

        draftIs(article.french().replace("Corps français.", "Corps revu."));
        assertThat(text(read("/preview/" + ticket))).contains("Corps revu.");
    }

    @Test
    void oneThatHasEndedSaysSo() {
        ARTICLES.stubFor(
                get(urlPathEqualTo("/api/v1/previews/" + ticket)).willReturn(problem(410, "preview-is-over", "")));
        HttpResponse<byte[]> answer = read("/preview/" + ticket);

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(text(answer)).contains("This preview has ended").doesNotContain("withdrawn");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whatIsNoAddressOfADraftIsNotThere() {
        ARTICLES.stubFor(
                get(urlPathEqualTo("/api/v1/previews/" + ticket)).willReturn(problem(404, "no-such-preview", "")));

        assertThat(read("/preview/" + ticket).statusCode()).isEqualTo(404);
        ARTICLES.resetRequests();
        for (String none : new String[] {"x", ticket + "!", "z".repeat(300)}) {
            assertThat(read("/preview/" + none).statusCode()).as(none).isEqualTo(404);
        }
        ARTICLES.verify(0, getRequestedFor(urlPathMatching("/api/v1/previews/.*")));
    }
}
