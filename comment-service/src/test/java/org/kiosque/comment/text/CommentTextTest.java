package org.kiosque.comment.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {

    private static String html(String body) {
        return CommentText.html(body, CommentText.MARKDOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Un *mot* et **un autre**.|<p>Un <em>mot</em> et <strong>un autre</strong>.</p>",
                "Avec `git push -f`.|<p>Avec <code>git push -f</code>.</p>",
                "2 * 3 * 4|<p>2 * 3 * 4</p>",
                "un_nom_de_fichier|<p>un_nom_de_fichier</p>",
                "\\*pas fort\\*|<p>*pas fort*</p>",
                "# Un titre|<p># Un titre</p>",
                "1 < 2 & 3 > 2|<p>1 &lt; 2 &amp; 3 &gt; 2</p>"
            })
    void theSubsetIsRead(String body, String html) {
        assertThat(html(body)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Un mot.",
                "Oui - non > peut-être + 1.",
                "Midi : 12:30, 2. fois",
                "Non.\n\nOui.\n à demain",
                "a ~~~ b",
                ""
            })
    void mostTextsNeedNoParser(String body) {
        assertThat(CommentText.mayMean(body)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_b",
                "é\\*",
                "Oui.\n - un",
                "\t> un",
                "Oui.\r+ un",
                "\n  1. un",
                "~~~\nx",
                "git://x",
                "[x",
                "&amp;",
                "<b>",
                "`x`"
            })
    void whatMayMeanSomethingIsParsed(String body) {
        assertThat(CommentText.mayMean(body)).isTrue();
    }

    @Test
    void quotationsListsAndLinesAreRead() {
        assertThat(html("> Il pleut.\n\nNon.\nOui.").replaceAll("\\s*\n\\s*", ""))
                .isEqualTo("<blockquote><p>Il pleut.</p></blockquote><p>Non.<br />Oui.</p>");
        assertThat(html("- un\n- deux\n\n1. trois").replaceAll("\\s*\n\\s*", ""))
                .isEqualTo("<ul><li>un</li><li>deux</li></ul><ol><li>trois</li></ol>");
        assertThat(html("```\na < b\n```")).isEqualTo("<pre><code>a &lt; b\n</code></pre>");
    }

    @Test
    void linksPassNothingOn() {
        assertThat(List.of(
                        html("[ici](https://example.org/a?b=1&c=2 \"titre\")"),
                        html("Voir https://example.org/ donc."),
                        html("<https://example.org/>")))
                .allSatisfy(html -> assertThat(html)
                        .contains("href=\"https://example.org/")
                        .contains("rel=\"ugc nofollow noopener\"")
                        .doesNotContain("title"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html,a)",
                "[x](//example.org)",
                "[x](vbscript:a)",
                "<javascript:alert(1)>",
                "![x](https://example.org/a.png)",
                "[x](https://example.org/\"onclick=alert(1))",
                "`</code><script>`",
                "```\"><script>\nx\n```",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<a href=\"https://example.org\" onclick=\"a\">x</a>",
                "<style>p{}</style>",
                "<!-- a -->"
            })
    void nothingThatIsTypedDoesAnything(String body) {
        assertThat(html(body))
                .doesNotContainIgnoringCase(
                        "<script", "<img", "<style", "<!--", "href=\"j", "href=\"d", "href=\"v", "href=\"/")
                .doesNotContainPattern("<[a-z]+[^>]* on[a-z]+=");
    }

    @Test
    void whatWasWrittenBeforeIsShownAsItWasTyped() {
        assertThat(CommentText.html("Un *mot* <b>\n1. deux\n\n> trois", null))
                .isEqualTo("<p>Un *mot* &lt;b&gt;<br>\n1. deux</p>\n<p>&gt; trois</p>");
        assertThat(CommentText.html("", null)).isEmpty();
        assertThat(html("")).isEmpty();
    }

    @Test
    void aTextThatMeansNothingIsTheSameEitherWay() {
        String body = "C’est vrai !\nEt \"après\" ?\n\nRien.";

        assertThat(html(body)).isEqualTo(CommentText.html(body, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "*a ", "`", "> ", "- ", "![", "<a ", "](", "_*", "&amp;", "http://a.b ", "1. ", "\\", "- > "
            })
    void noTextAsksForMuch(String part) {
        String body = part.repeat(10_000 / part.length());

        String html = html(body);

        assertThat(html.length()).isLessThan(12 * body.length());
        assertThat(html(body.replace(' ', '\n')).length()).isLessThan(12 * body.length());
    }
}
