package org.kiosque.gateway.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules of the style sheet that no page test sees. */
class StyleTest {

    private final String style;
    private final String tokens;

    StyleTest() throws IOException {
        style = Files.readString(Path.of("src/main/resources/assets/site.css"));
        tokens = Files.readString(Path.of("src/main/resources/assets/tokens.css"));
    }

    /** No program writes into that file: whoever changes the font changes its address there. */
    @Test
    void theFontIsAskedForByTheAddressThatItHas() throws IOException {
        assertThat(tokens).contains("url(\"" + new Assets().url("serif.woff2") + "\")");
    }

    /** Else a page would be read in one of them, and its lines would move when the font is there. */
    @Test
    void untilTheFontIsThereTextIsSetInOneThatTakesTheSameRoom() {
        String serif = tokens.lines()
                .filter(line -> line.contains("--serif:"))
                .findFirst()
                .orElseThrow();
        List<String> families = Pattern.compile("\"([^\"]+)\"")
                .matcher(serif)
                .results()
                .map(family -> family.group(1))
                .toList();

        assertThat(families).hasSizeGreaterThan(3).startsWith("Source Serif 4");
        for (String family : families.subList(1, families.size())) {
            assertThat(tokens.lines().filter(line -> line.startsWith("@font-face { font-family: \"" + family + "\"")))
                    .as(family)
                    .hasSize(2)
                    .allSatisfy(face -> assertThat(face)
                            .contains("src: local(", "size-adjust: ", "ascent-override: ", "descent-override: "));
        }
    }

    /** Where the reader's system chooses the colours, backgrounds are gone and borders are drawn, transparent ones too. */
    @Test
    void buttonsHaveABorder() {
        assertThat(style).containsPattern("(?m)^button, \\.button \\{[^}]* border: [1-9]px solid");
    }

    @Test
    void whatIsOfNoUseOnPaperIsNotPrinted() {
        String print = style.substring(style.indexOf("@media print"));
        String hidden = Pattern.compile("(?m)^  (.*) \\{ display: none; }")
                .matcher(print)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(hidden.split(", "))
                .contains(".thread", ".leave", ".others", ".languages", ".pages", ".skip", "main > .hint");
        assertThat(print).contains(".colophon .address { display: block;");
        assertThat(style).contains(".colophon .address { display: none; }");
    }

    /** Pages of languages that are written from right to left are the others' mirror; columns of a table are aligned as written. */
    @Test
    void nothingStandsToTheLeftOrRightWhereItsLanguageBegins() {
        assertThat(style.lines()
                        .filter(line -> !line.contains(".align-"))
                        .filter(Pattern.compile("(?<![-\\w])(left|right)\\s*:|-(left|right)\\s*:|:\\s*(left|right)\\b")
                                .asPredicate()))
                .isEmpty();
    }

    /** The server cuts teasers, after a word; a browser would cut within one, and does so to endless headlines alone. */
    @Test
    void browsersCutNoTeaser() {
        assertThat(Pattern.compile("(?m)^(.*) \\{[^}]* -webkit-line-clamp: 12;[^}]* overflow: hidden;")
                        .matcher(style)
                        .results()
                        .map(rule -> rule.group(1)))
                .containsExactly(".card .headline:not(:focus-within)");
        assertThat(style).containsOnlyOnce("line-clamp");
    }
}
