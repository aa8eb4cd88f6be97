package org.kiosque.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.languages.Language;

class MarkdownTest {

    private static ArticleBody render(String markdown) {
        return render(markdown, "fr");
    }

    private static ArticleBody render(String markdown, String language) {
        return Markdown.render(markdown, Language.of(language), Bounds.DRAFT);
    }

    private static final Pattern HANDLER = Pattern.compile("<[^>]*\\son[a-z]+\\s*=");
    private static final Pattern RUNNABLE =
            Pattern.compile("<[^>]*(href|src|action|data|xlink:href)\\s*=\\s*[\"']?\\s*(javascript|vbscript|data):");
    private static final Pattern TAG = Pattern.compile(
            "<(script|style|iframe|object|embed|form|input|button|svg|math|base|meta|link|template|video|audio|textarea|"
                    + "select|noscript|frame|frameset|applet|marquee|title|xmp|plaintext)[\\s>/]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<ScRiPt src=//evil.example/x.js></sCrIpT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"/media/abc/320.jpg\" onload=\"alert(1)\">",
                "<img src='javascript:alert(1)'>",
                "<svg onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
                "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<body onload=alert(1)>",
                "<iframe src=\"javascript:alert(1)\"></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=\"data:text/html,<script>alert(1)</script>\"></object>",
                "<embed src=//evil.example>",
                "<form action=javascript:alert(1)><button>x</button></form>",
                "<input autofocus onfocus=alert(1)>",
                "<details open ontoggle=alert(1)>x</details>",
                "<video><source onerror=alert(1)></video>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"  java\tscript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<style>@import 'javascript:alert(1)';</style>",
                "<link rel=stylesheet href=//evil.example>",
                "<base href=//evil.example/>",
                "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
                "<table background=\"javascript:alert(1)\"><tr><td>x</td></tr></table>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<template><script>alert(1)</script></template>",
                "<!--><script>alert(1)</script>-->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<x onclick=alert(1)>x</x>",
                "<p onclick=alert(1)>x",
                "<textarea></textarea><script>alert(1)</script>",
                "<title><img src=x onerror=alert(1)></title>",
                "<isindex action=javascript:alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](<java\nscript:alert(1)>)",
                "[x](data:text/html,<script>alert(1)</script>)",
                "[x](&#x6A;avascript:alert(1))",
                "[x](https://ok.example \"\" onclick=alert(1) \")",
                "![x](javascript:alert(1))",
                "![x\" onerror=\"alert(1)](/media/abc/320.jpg)",
                "![x](data:image/svg+xml;base64,PHN2Zz4=)",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "# <img src=x onerror=alert(1)>",
                "| a |\n|---|\n| <script>alert(1)</script> |",
                "x[^1]\n\n[^1]: <script>alert(1)</script>",
                "x[^\"onclick=alert(1)]\n\n[^\"onclick=alert(1)]: y",
                "```js\" onload=\"alert(1)\n<script>alert(1)</script>\n```",
                "~~<script>alert(1)</script>~~",
                "\u0000<script>alert(1)</script>",
                "<script\u0000>alert(1)</script>",
                "%3Cscript%3Ealert(1)%3C/script%3E",
                "<a href=\"https://x.example\" target=_blank onmouseover=alert(1)>x</a>"
            })
    void nothingThatAnAuthorWritesRuns(String markdown) {
        String html = render(markdown).html().toLowerCase(Locale.ROOT);
        assertThat(html).doesNotContainPattern(HANDLER);
        assertThat(html).doesNotContainPattern(RUNNABLE);
        assertThat(html).doesNotContainPattern(TAG);
        assertThat(html).doesNotContain("style=");
    }

    @Test
    void theFirstLevelOfHeadingsBecomesTheSecond() {
        ArticleBody body = render("# Un\n\n### Deux `mots`\n\n# Un\n\n# 日本\n\n<h1 id=\"h-un\">Trois</h1>");
        assertThat(body.outline())
                .containsExactly(
                        new ArticleBody.Entry("h-un", 2, "Un"),
                        new ArticleBody.Entry("h-deux-mots", 4, "Deux mots"),
                        new ArticleBody.Entry("h-un-2", 2, "Un"),
                        new ArticleBody.Entry("h-section", 2, "日本"));
        assertThat(body.html())
                .contains(
                        "<h2 id=\"h-un\" dir=\"auto\">Un</h2>",
                        "<h4 id=\"h-deux-mots\" dir=\"auto\">",
                        "<h2 id=\"h-un-2\" dir=\"auto\">",
                        "<h2 id=\"h-section\" dir=\"auto\">",
                        "<h2 dir=\"auto\">Trois</h2>")
                .doesNotContain("<h1");
    }

    @Test
    void aPictureThatStandsAloneHasItsTitleAsACaption() {
        String html = render("![Un quai](/media/k3v9x2m4qd7h/640.jpg \"La <gare>, \\\"lundi\\\"\")\n\nEt puis.")
                .html();
        assertThat(html)
                .contains(
                        "<figure><img",
                        "<figcaption dir=\"auto\">La &lt;gare&gt;, &#34;lundi&#34;</figcaption></figure>",
                        "<p dir=\"auto\">Et puis.</p>")
                .doesNotContain("title=");
        assertThat(render("Voici ![un quai](/media/k3v9x2m4qd7h/640.jpg \"La gare\") enfin.")
                        .html())
                .doesNotContain("figure")
                .contains("title=\"La gare\"");
        assertThat(render("![Un quai](/media/k3v9x2m4qd7h/640.jpg)").html()).doesNotContain("figure");
        assertThat(render("![Un quai](/media/k3v9x2m4qd7h/640-16x9-50-33.jpg)").html())
                .contains("<img");
    }

    @Test
    void theAddressOfAPlayerIsALinkThatSaysWhoseItIsAndLoadsNothing() {
        String html = render("Avant.\n\nhttps://www.youtube.com/watch?v=abc\n\nAprès.")
                .html();
        assertThat(html)
                .contains("<p class=\"embed\" dir=\"auto\"><a href=\"https://www.youtube.com/watch?v&#61;abc\"")
                .contains(">YouTube – youtube.com/watch?v&#61;abc</a></p>")
                .doesNotContain("iframe");
        for (String other : new String[] {
            "https://youtube.com.evil.example/x",
            "https://evil.example/?u=https://youtube.com/",
            "Voir https://youtu.be/abc",
            "[ma vidéo](https://youtu.be/abc)",
            "https://[youtube.com"
        }) {
            assertThat(render(other).html()).as(other).doesNotContain("embed").doesNotContain("YouTube");
        }
    }

    @Test
    void theSameTextAlwaysGivesTheSame() {
        String text = "## Titre\n\nTexte[^1] https://example.org\n\n[^1]: Note";
        assertThat(render(text)).isEqualTo(render(text));
    }

    @Test
    void tablesStrikethroughFootnotesAndLinksAreKept() {
        String html = render(
                        "| a | b |\n|---|--:|\n| 1 | 2 |\n\n~~non~~ et https://example.org/x[^1]\n\n[^1]: Une *note*.\n\n"
                                + "> cité\n\n1. un\n\n```java\nint x;\n```\n\n![vue](/media/k3v9x2m4qd7h/640.jpg)")
                .html();
        assertThat(html)
                .contains(
                        "<table>",
                        "class=\"align-right\"",
                        "<del>non</del>",
                        "href=\"https://example.org/x\"",
                        "rel=\"noopener noreferrer\"",
                        "<div class=\"footnotes\">",
                        "<em>note</em>",
                        "<blockquote>",
                        "<ol>",
                        "class=\"language-java\"",
                        "src=\"/media/k3v9x2m4qd7h/640.jpg\"",
                        "alt=\"vue\"",
                        "loading=\"lazy\"");
        assertThat(html).containsPattern("href=\"#fn-?1\"").containsPattern("<li id=\"fn-?1\"");
    }

    @Test
    void whatMayBeTooWideIsReachableByKeyboard() {
        String table = "| Gare & *quai* | \"Heure\" |\n|---|---|\n| Nord | 8 h |\n";
        assertThat(render(table).html())
                .startsWith("<div class=\"wide\" role=\"region\" tabindex=\"0\""
                        + " aria-label=\"Gare &amp; quai, &#34;Heure&#34;\"><table>")
                .contains("</table></div>")
                .hasSizeLessThan(600);
        assertThat(render("```\nint x;\n```").html()).startsWith("<pre tabindex=\"0\"><code>");

        String headless = "<table><tr><td>1</td></tr></table>";
        assertThat(render(headless, "fr").html()).contains("aria-label=\"Tableau\"");
        assertThat(render(headless, "en-GB").html()).contains("aria-label=\"Table\"");
        assertThat(render("|   |   |\n|---|---|\n| 1 | 2 |").html()).contains("aria-label=\"Tableau\"");
    }

    @Test
    void onlyOurOwnPartsAreReachableByKeyboard() {
        String html = render("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"x\">a</div>\n\n"
                        + "<p tabindex=\"5\">b</p>\n\n<table tabindex=\"3\"><tr><th>c\" onfocus=\"alert(1)</th></tr></table>\n\n"
                        + "`<table>` &lt;pre&gt;")
                .html();
        assertThat(html.split("tabindex", -1)).hasSize(2);
        assertThat(html)
                .contains(
                        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"c&#34; onfocus&#61;&#34;alert(1)\">");
        assertThat(html.split("<div", -1)).hasSize(2);
        assertThat(html.split("</div>", -1)).hasSize(2);
    }

    @Test
    void imagesOfOtherHostsAreLeftOut() {
        assertThat(render("![traceur](https://evil.example/pixel.gif)").html()).doesNotContain("<img");
        assertThat(render("<img src=\"//evil.example/media/abc/320.jpg\" alt=\"x\">")
                        .html())
                .doesNotContain("<img");
    }

    @ParameterizedTest
    @CsvSource({
        "'Le site « https://example.org/a » est ouvert.', https://example.org/a",
        "'Le site « https://example.org/a » est ouvert.', https://example.org/a",
        "'«https://example.org/f» et', https://example.org/f",
        "'“https://example.org/g”.', https://example.org/g",
        "'„https://example.org/g“,', https://example.org/g",
        "'‹https://example.org/g›', https://example.org/g",
        "'‘https://example.org/g’.', https://example.org/g",
        "'Voir https://example.org/e… demain', https://example.org/e",
        "'(https://example.org/e…)', https://example.org/e",
        "'https://example.org/e—ici', https://example.org/e",
        "'https://example.org/e –', https://example.org/e",
        "'見https://example.org/x。', https://example.org/x",
        "'（https://example.org/x）', https://example.org/x",
        "'« www.example.org/b »', http://www.example.org/b",
        "'**https://example.org/b»**', https://example.org/b",
        "'https://example.org/l’eau bleue', https://example.org/l’eau",
        "'https://example.org/Paris–Lyon !', https://example.org/Paris–Lyon",
        "'https://example.org/a_(b)', https://example.org/a_%28b%29"
    })
    void aBareAddressEndsWhereTheSentenceGoesOn(String sentence, String address) {
        assertThat(render(sentence).html()).containsOnlyOnce("<a ").contains("href=\"" + address + "\"");
    }

    @Test
    void onlyTwoTildesStrikeOut() {
        assertThat(render("Il fera 10~12 °C à Lyon et 20~22 °C à Nice, ~environ~.")
                        .html())
                .doesNotContain("<del>")
                .contains("10~12", "20~22", "~environ~");
        assertThat(render("~~non~~").html()).contains("<del>non</del>");
    }

    @Test
    void telephonesCanBeCalled() {
        assertThat(render("Appelez le [3919](tel:3919) ou [ici](tel:+33-1-23-45-67-89).")
                        .html())
                .contains("href=\"tel:3919\"", "href=\"tel:+33-1-23-45-67-89\"".replace("+", "&#43;"));
    }

    @Test
    void bracesAreShownAsTheyAreWritten() {
        String html = render("Le modèle écrit {{ nom }}, {{{ nom }}} et `{{x}}`.\n\n<abbr title=\"{{{y}}}\">z</abbr>")
                .html();
        assertThat(html)
                .doesNotContain("<!--", "\u200B")
                .contains("{{ nom }}", "{{{ nom }}}", "<code>{{x}}</code>", "title=\"{{{y}}}\"");
    }

    @ParameterizedTest
    @CsvSource({
        "![x](https://example.org/a.png), image-removed",
        "<img src=//example.org/a.png>, image-removed",
        "[x](javascript:x), link-removed",
        "[x](ftp://example.org), link-removed",
        "<iframe>x</iframe>, element-removed",
        "<script>x</script>, element-removed",
        "<p style=color:red>x</p>, attribute-removed",
        "<p onclick=x>x</p>, attribute-removed"
    })
    void anAuthorIsToldWhatReadersDoNotGet(String markdown, String code) {
        assertThat(render(markdown + "\n\n" + markdown).warnings())
                .extracting(Warning::code)
                .containsExactly(code);
    }

    @Test
    void whatReadersGetIsNoWarning() {
        assertThat(render("""
                # Un titre

                <h1>Un autre</h1>

                | a | b |
                |---|--:|
                | 1 | 2 |

                ~~non~~ et https://example.org/x[^1] ![vue](/media/k3v9x2m4qd7h/640.jpg "t") [a](/fr/x) [b](#h-x)

                [^1]: Une *note*.

                3. un

                ```java
                int x;
                ```

                <details><summary>x</summary>y</details><!-- rien -->
                """).warnings()).isEmpty();
    }

    @Test
    void warningsAreBounded() {
        var many = new StringBuilder();
        for (int n = 0; n < 500; n++) {
            many.append("<x").append(n).append(">y</x").append(n).append("> ");
        }
        assertThat(render(many.toString()).warnings()).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void wordsAreCountedWithoutTheirMarks() {
        ArticleBody body = render("Un *deux* [trois](https://example.org)\n\n" + "mot ".repeat(657));
        assertThat(body.words()).isGreaterThanOrEqualTo(660).isLessThan(663);
        assertThat(body.readingMinutes()).isEqualTo(3);
        assertThat(render("Court.").readingMinutes()).isEqualTo(1);
    }

    @Test
    void wordsInAnotherLanguageAreSaidToBe() {
        assertThat(render("It <span lang=\"fr\">**il** pleut</span> again.").html())
                .contains("It <span lang=\"fr\"><strong>il</strong> pleut</span> again.");
        assertThat(render("It <span lang=\"x onclick=y\" class=\"a\" onclick=\"b\">pleut</span> again.")
                        .html())
                .contains("It pleut again.");
    }
}
