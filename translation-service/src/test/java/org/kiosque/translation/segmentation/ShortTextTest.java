package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.languages.Language;

class ShortTextTest {

    private static final Language FRENCH = Language.of("fr");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "…",
                "Bonjour ! Ça va ?",
                "Un.\n\n  Deux.\r\nTrois.\n",
                "Voir https://exemple.fr/a?b=1, @camille\nou c@exemple.fr.",
                "* pas *du* Markdown [ici](là)"
            })
    void withoutTargetsItIsWhatItWas(String text) {
        assertThat(ShortText.of(text, FRENCH).with(Map.of())).isEqualTo(text);
    }

    @Test
    void sentencesChangeAndLineBreaksAndAddressesStay() {
        ShortText text = ShortText.of("Merci ! À demain.\n\nVoir https://exemple.fr ici, @camille.", FRENCH);
        Map<Integer, String> targets = new HashMap<>();
        text.segments()
                .forEach(segment -> targets.put(
                        segment.n(),
                        segment.target(segment.question().toUpperCase(Locale.ROOT), FRENCH)
                                .orElseThrow()));
        assertThat(targets).hasSize(3);
        assertThat(text.with(targets).replaceAll("\\h", " "))
                .isEqualTo("MERCI ! À DEMAIN.\n\nVOIR https://exemple.fr ICI, @camille.");
    }

    @Test
    void stackedMarksAreRefused() {
        assertThatThrownBy(() -> ShortText.of("a" + "\u0301".repeat(31), FRENCH))
                .isInstanceOf(UntranslatableException.class);
    }
}
