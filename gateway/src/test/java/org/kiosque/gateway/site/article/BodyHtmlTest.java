package org.kiosque.gateway.site.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyHtmlTest {

    @Test
    void markupWithinAttributesIsNotTouched() {
        String image = "<img alt=\"<p> a : b\" src='x>y'>";

        assertThat(BodyHtml.shown(image, "fr")).isEqualTo(image);
    }

    @Test
    void codeIsLeftAsItWasWritten() {
        assertThat(BodyHtml.shown("<pre><code>a ? b : c</code></pre><p>a : b <code>x ; y</code> !</p>", "fr"))
                .isEqualTo("<pre><code>a ? b : c</code></pre><p>a\u00a0: b <code>x ; y</code>\u202f!</p>");
    }

    @Test
    void apostrophesInFrenchTextAreBentWhereverTheyStand() {
        assertThat(BodyHtml.shown(
                        "<p title=\"l'an\">L&#39;an d'<em>or</em> <a href=\"/l'an\">d&#39;ici</a> <code>l&#39;x</code></p>",
                        "fr"))
                .isEqualTo("<p title=\"l'an\">L’an d’<em>or</em> <a href=\"/l'an\">d’ici</a> <code>l&#39;x</code></p>");
        assertThat(BodyHtml.shown("<p>it&#39;s</p>", "en")).isEqualTo("<p>it&#39;s</p>");
    }

    @Test
    void addressesAreWholeForWhoeverShowsTheTextElsewhere() {
        assertThat(BodyHtml.abroad(
                        "<p><a href=\"/en/x\">/en/x</a><a href=\"#fn\">1</a><a href=\"//h.example/\">2</a>"
                                + "<a href=\"mailto:a@b.example\">3</a><img alt=\"#\" src=\"/media/m/1.jpg\"></p>",
                        "en",
                        "https://k.example/en/a",
                        "https://k.example"))
                .isEqualTo("<p><a href=\"https://k.example/en/x\">/en/x</a><a href=\"https://k.example/en/a#fn\">1</a>"
                        + "<a href=\"//h.example/\">2</a><a href=\"mailto:a@b.example\">3</a>"
                        + "<img alt=\"#\" src=\"https://k.example/media/m/1.jpg\"></p>");
    }

    @Test
    void theOpeningIsPlainTextWithoutHeadingsAndNotes() {
        assertThat(BodyHtml.opening("<h2>T</h2><p>a &lt;b&gt;<br>c<sup>e</sup></p><p>d</p>"
                        + "<section class=\"footnotes\"><ol><li><p>n</p></li></ol></section>"))
                .isEqualTo("a <b> ce d");
        assertThat(BodyHtml.opening("")).isEmpty();
    }

    @Test
    void whateverTheHtmlIsItIsReadOnce() {
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (String part : new String[] {"<", "<p>", "<p \"", "<li>", " : ", "</", "<sup class=footnote>"}) {
                String html = part.repeat(1_000_000 / part.length());
                assertThat(BodyHtml.shown(html, "fr")).isNotEmpty();
                assertThat(BodyHtml.opening(html)).isNotNull();
            }
        });
    }
}
