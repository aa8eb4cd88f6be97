package org.kiosque.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManuscriptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF## Le vote",
                "\u200B## Le vote",
                "\u2060\uFEFF## Le vote",
                "\u00AD## Le vote",
                "\u200E## Le vote",
                "\u00A0## Le vote",
                "##\u00A0Le vote",
                "##\u202FLe vote",
                "##\u2009\u00A0Le vote",
                "##\u3000Le vote",
                "\uFEFF##\u00A0Le vote"
            })
    void aHeadingIsOneWhateverStandsAroundItsMark(String line) {
        assertThat(Manuscript.tidied(line)).isEqualTo("## Le vote");
        assertThat(Manuscript.tidied("Un texte.\n\n" + line + "\n\nUn autre."))
                .isEqualTo("Un texte.\n\n## Le vote\n\nUn autre.");
    }

    @ParameterizedTest
    @CsvSource({
        "'-\u00A0un point', '- un point'",
        "'*\u00A0un point', '* un point'",
        "'+\u202Fun point', '+ un point'",
        "'1.\u00A0un point', '1. un point'",
        "'12)\u00A0un point', '12) un point'",
        "'>\u00A0une citation', '> une citation'",
        "'>\u00A0##\u00A0Le vote', '> ## Le vote'",
        "'-\u00A0-\u00A0un point', '- - un point'",
        "'  -\u00A0un point', '  - un point'"
    })
    void listsAndQuotationsAreOnesToo(String line, String tidied) {
        assertThat(Manuscript.tidied(line)).isEqualTo(tidied);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Un texte\u00A0: des mots.",
                "«\u00A0Oui\u00A0», dit-elle.",
                "-\u00A05 °C",
                "+\u00A012 % en un an",
                "2024.\u00A0Une année",
                "1.\u00A0000 euros",
                "- 5 points",
                "\u2013\u00A0Oui, dit-elle.",
                "\u00A0Un retrait",
                "\u200Fשלום",
                "a ##\u00A0b",
                "```\n-\u00A0x\n\uFEFF# y\n```",
                "~~~~\n##\u00A0x\n~~~\n##\u00A0y\n~~~~",
                "## Le vote\n\n- un point\n\n> - a\n",
                "",
                "\n\n"
            })
    void allElseStaysAsItIs(String markdown) {
        assertThat(Manuscript.tidied(markdown)).isEqualTo(markdown);
    }

    @Test
    void behindCodeItGoesOn() {
        assertThat(Manuscript.tidied("```\n-\u00A0x\n```\n-\u00A0y")).isEqualTo("```\n-\u00A0x\n```\n- y");
    }

    @Test
    void whatCannotBeSeenAtTheEndsIsTakenOff() {
        assertThat(Manuscript.trimmed("\uFEFF \u00A0Un titre\u202F\u200B ")).isEqualTo("Un titre");
        assertThat(Manuscript.trimmed("Un\u00A0titre\u00A0!")).isEqualTo("Un\u00A0titre\u00A0!");
        assertThat(Manuscript.trimmed("\uFEFF\u00A0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "- ", "-\u00A0", "> ", "\uFEFF", "#\u00A0", "```\n", " ", "x\u00A0"})
    void itEndsSoonWhateverIsWritten(String piece) {
        String text = piece.repeat(200_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            Manuscript.tidied(text);
            Manuscript.trimmed("x" + text + "x");
        });
    }
}
