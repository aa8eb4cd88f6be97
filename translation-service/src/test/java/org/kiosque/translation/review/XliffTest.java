package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.translation.engine.LanguagePair;

class XliffTest {

    private static final LanguagePair PAIR = LanguagePair.of("fr", "en");

    private static List<Xliff.Read> read(String target) {
        return Xliff.read(
                ("<xliff version='2.0' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='fr' trgLang='en'><file id='f'>"
                                + "<unit id='s0' xml:space='preserve'><segment state='translated'><source>a</source><target>"
                                + target
                                + "</target></segment></unit></file></xliff>")
                        .getBytes(StandardCharsets.UTF_8),
                PAIR);
    }

    @Test
    void aTextIsOnOneLine() {
        assertThat(read("a  b \n \r\n  c\n").getFirst().target()).isEqualTo("a  b c");
    }

    @Test
    void longRowsOfSpacesTakeNoLongTime() {
        String spaces = " ".repeat(900_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(read("a" + spaces + "b").getFirst().target()).hasSize(900_002));
    }
}
