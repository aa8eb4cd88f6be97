package org.kiosque.gateway.edge.pages;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"kiosque.pages.enabled=false", "kiosque.edge.captcha-provider=hcaptcha"})
class UncachedPagesTest extends Platform {

    @Test
    void withoutTheCacheEveryReaderGetsAPageOfTheirOwn() {
        var first = read(article.englishPath());
        var second = read(article.englishPath());

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "X-Content-Type-Options")).isEqualTo("nosniff");
        ARTICLES.verify(2, getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)));
    }

    @Test
    void wherePagesAreGuardedByHcaptchaItsNoticeIsShownWithBothLinks() {
        Document page = Jsoup.parse(text(read(article.englishPath())));

        assertThat(page.select("#hcaptcha-notice").hasAttr("hidden")).isFalse();
        assertThat(page.select("#hcaptcha-notice").text()).contains("hCaptcha", "Privacy Policy", "Terms of Service");
        assertThat(page.select("#comment-form").attr("data-provider")).isEqualTo("hcaptcha");
        assertThat(page.select("#altcha-notice")).isEmpty();
    }

    @Test
    void nothingIsServedStale() {
        read(article.englishPath());
        ARTICLES.stop();

        assertThat(read(article.englishPath()).statusCode()).isEqualTo(503);
    }

    @Test
    void aReaderWhoHasThePageIsStillTold() {
        String tag = header(read(article.englishPath()), "ETag");

        assertThat(send(article.englishPath(), request -> request.header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }
}
