package org.kiosque.gateway.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules of the style sheet that no page test sees. */
class StyleTest {

    private final String style;

    StyleTest() throws IOException {
        style = Files.readString(Path.of("src/main/resources/assets/site.css"));
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

    /** The server cuts after a word; a browser would cut within one. */
    @Test
    void browsersCutNoTeaser() {
        assertThat(style).doesNotContain("line-clamp");
    }
}
