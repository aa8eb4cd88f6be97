package org.kiosque.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.languages.Language;

class BlockLayoutTest {

    private static String html(String markdown) {
        return Markdown.render(markdown, Language.of("fr"), Bounds.DRAFT).html();
    }

    @Test
    void eachBlockTakesTheDirectionOfItsOwnWords() {
        assertThat(html("שלום *עולם*.\n\n## مرحبا\n\nUn mot."))
                .contains("<p dir=\"auto\">שלום", "<h2 id=\"h-section\" dir=\"auto\">مرحبا", "<p dir=\"auto\">Un mot.");
        assertThat(html("- שלום\n- **مرحبا**\n\nx\n\n> שלום"))
                .contains("<li dir=\"auto\">שלום", "<li dir=\"auto\"><strong>", "<blockquote>\n<p dir=\"auto\">");
        assertThat(html("| שם | b |\n|---|---|\n| `x` | שלום |"))
                .contains("<th dir=\"auto\">שם", "<td dir=\"auto\"><code>", "<td dir=\"auto\">שלום");
        assertThat(
                        html(
                                "<figure><figcaption>שלום</figcaption></figure>\n\n<details><summary>שלום</summary>x</details>"))
                .contains("<figcaption dir=\"auto\">", "<summary dir=\"auto\">");
    }

    /** Their own words are none: by themselves they would turn to the left on a page that is read from the right. */
    @Test
    void whatHoldsOtherBlocksOrAPictureKeepsTheDirectionOfThePage() {
        assertThat(html("- un\n\n- deux\n\n> > x\n\n1. - y"))
                .contains("<li>\n<p dir=\"auto\">un", "<blockquote>\n<blockquote>\n<p dir", "<li>\n<ul><li dir");
        assertThat(html("![vue](/media/k3v9x2m4qd7h/640.jpg)")).startsWith("<p><img ");
        assertThat(html("x[^1]\n\n[^1]: y")).containsPattern("<li id=\"fn-?1\">\\s*<p dir");
        assertThat(html("<td></td>\n\n<p></p>")).doesNotContain("dir=");
    }

    @ParameterizedTest
    @CsvSource({":--, left", ":-:, center", "--:, right"})
    void cellsSayByTheirClassOnWhichSideTheyBegin(String column, String side) {
        assertThat(html("| a |\n|" + column + "|\n| 1 |\n|   |"))
                .contains(
                        "<th class=\"align-" + side + "\" dir=\"auto\">a</th>",
                        "<td class=\"align-" + side + "\" dir=\"auto\">1</td>",
                        "<td class=\"align-" + side + "\"></td>")
                .doesNotContain(" align=");
        assertThat(html("<table><tr><td align=" + side + ">1</td></tr></table>"))
                .contains("<td class=\"align-" + side + "\" dir=\"auto\">1</td>");
    }

    @Test
    void anAuthorHasNoSayInClassesAndSides() {
        assertThat(html("<table><tr><td class=\"align-right wide\">1</td><td align=\"justify\">2</td></tr></table>"))
                .doesNotContain("align", "wide wide", "justify");
        assertThat(html("`<p>` &lt;td align=&quot;right&quot;&gt;")).doesNotContain("class=", "<td", "<code dir");
    }

    @Test
    void whatWasRenderedBeforeIsLaidOutAndWhatIsLaidOutStays() {
        String before = "<p>Un</p>\n<h2 id=\"h-a\">A</h2>\n<div class=\"wide\"><table><tbody>\n<tr>\n"
                + "<td align=\"right\">1</td></tr></tbody></table></div>";
        String laidOut = BlockLayout.in(before);
        assertThat(laidOut)
                .isEqualTo(
                        "<p dir=\"auto\">Un</p>\n<h2 id=\"h-a\" dir=\"auto\">A</h2>\n<div class=\"wide\"><table><tbody>"
                                + "\n<tr>\n<td class=\"align-right\" dir=\"auto\">1</td></tr></tbody></table></div>");
        assertThat(BlockLayout.in(laidOut)).isEqualTo(laidOut);
    }

    @Test
    @Timeout(5)
    void manyBlocksAndManySpacesCostNoMoreThanTheirLength() {
        for (String much : new String[] {"<p>", "<p ", "<li> ", "<td align=\"right\"", "<p>" + " ".repeat(20), "<"}) {
            assertThat(BlockLayout.in(much.repeat(1_000_000 / much.length()))).isNotEmpty();
        }
        assertThat(BlockLayout.in("<p>" + " ".repeat(1_000_000))).isNotEmpty();
    }
}
