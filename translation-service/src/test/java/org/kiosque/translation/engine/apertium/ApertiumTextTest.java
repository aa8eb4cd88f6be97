package org.kiosque.translation.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ApertiumTextTest {

    @Test
    void whatMeansSomethingToApertiumIsEscapedAndComesBack() {
        String hostile = "[a] {b} ^c$ @d \\e /f <g>";
        assertThat(ApertiumText.escape(hostile)).isEqualTo("\\[a\\] \\{b\\} \\^c\\$ \\@d \\\\e \\/f \\<g\\>");
        assertThat(ApertiumText.unescape(ApertiumText.escape(hostile))).isEqualTo(hostile);
    }

    @Test
    void placeholdersGoAsWordsAndComeBackAsPlaceholders() {
        String sentence = "Voir ⟦0⟧ce⟦12⟧.";
        String prepared = ApertiumText.prepare(sentence);
        assertThat(prepared).doesNotContain("0", "12");
        assertThat(ApertiumText.restore(sentence, prepared)).isEqualTo(sentence);
        assertThat(ApertiumText.restore(sentence, prepared.toUpperCase(Locale.ROOT)))
                .isEqualTo("VOIR ⟦0⟧CE⟦12⟧.");
    }

    @Test
    void capitalsAtTheStartFollowTheSource() {
        assertThat(ApertiumText.restore("La ville", "the town")).isEqualTo("The town");
        assertThat(ApertiumText.prepare("la ville")).isEqualTo(", la ville");
        assertThat(ApertiumText.restore("la ville", ", the town")).isEqualTo("the town");
    }

    @Test
    void marksOnUnknownWordsAreTakenOffUnlessTheAuthorWroteThem() {
        assertThat(ApertiumText.restore("Le schtroumpf dort", "The *schtroumpf #sleep"))
                .isEqualTo("The schtroumpf sleep");
        assertThat(ApertiumText.restore("Le *mot", "The *word")).isEqualTo("The *word");
    }

    @Test
    void controlCharactersAndDoubledBlanksAreNoText() {
        assertThat(ApertiumText.prepare("Un\u0000deux\n\u0007trois   quatre")).isEqualTo("Un deux trois quatre");
        assertThat(ApertiumText.restore("Un", "  One  two ")).isEqualTo("One two");
    }

    @Test
    void aLongTextIsCutAtBlanksAndNeverWithinAPlaceholderOrACharacter() {
        String words = "mot ".repeat(100);
        assertThat(ApertiumText.pieces(words, 50)).allMatch(piece -> piece.length() <= 50);
        assertThat(String.join("", ApertiumText.pieces(words, 50))).isEqualTo(words);
        String solid = "😀".repeat(60) + "⟦12⟧".repeat(30);
        for (int longest = 20; longest < 40; longest++) {
            var pieces = ApertiumText.pieces(solid, longest);
            assertThat(String.join("", pieces)).isEqualTo(solid);
            assertThat(pieces).allSatisfy(piece -> {
                assertThat(piece.length()).isBetween(1, 40);
                assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
                assertThat(piece.chars().filter(c -> c == '⟦').count())
                        .isEqualTo(piece.chars().filter(c -> c == '⟧').count());
            });
        }
    }
}
