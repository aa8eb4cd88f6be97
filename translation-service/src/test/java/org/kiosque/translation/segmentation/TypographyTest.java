package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kiosque.common.languages.Language;

class TypographyTest {

    @Test
    void englishHasNoBlankBeforeDoublePunctuationAndItsOwnQuotationMarks() {
        assertThat(english("It says : « Hello ! » ; truth ?")).isEqualTo("It says: “Hello!”; truth?");
        assertThat(english("There is 42\u00A0% of 10 000 people, 3,5 million ."))
                .isEqualTo("There is 42% of 10,000 people, 3.5 million.");
        assertThat(english("the city's")).isEqualTo("the city’s");
    }

    @Test
    void frenchHasNoBreakBlanksBeforeDoublePunctuationAndGuillemets() {
        assertThat(french("Pourquoi? Il dit: “oui!”; bon"))
                .isEqualTo("Pourquoi\u202F? Il dit\u00A0: «\u00A0oui\u202F!\u00A0»\u202F; bon");
        assertThat(french("l'été à 42% pour 10,000 euros")).isEqualTo("l’été à 42\u00A0% pour 10\u202F000 euros");
    }

    @Test
    void placeholdersTimesAndOtherLanguagesAreLeftAlone() {
        assertThat(english("see ⟦0⟧ : ⟦1⟧ at 12:30 :smile:")).isEqualTo("see ⟦0⟧: ⟦1⟧ at 12:30 :smile:");
        assertThat(french("à 12:30, ⟦0⟧mot⟦1⟧!")).isEqualTo("à 12:30, ⟦0⟧mot⟦1⟧\u202F!");
        assertThat(Typography.of(Language.of("es")).set("¿Qué? « a »")).isEqualTo("¿Qué? « a »");
    }

    @Test
    void peopleAreAddressedAsInTheLanguageOfTheReader() {
        assertThat(english("M. Durand and Sra Lefèvre met Mme. Roy."))
                .isEqualTo("Mr Durand and Mrs Lefèvre met Mrs Roy.");
        assertThat(french("Mr. Smith et Mrs Jones")).isEqualTo("M. Smith et Mme Jones");
        assertThat(english("the IBM. It")).isEqualTo("the IBM. It");
    }

    @Test
    void settingTwiceChangesNothingMore() {
        String once = french("Pourquoi ? Il dit : « oui ! » à 42 %");
        assertThat(french(once)).isEqualTo(once);
    }

    private static String english(String sentence) {
        return Typography.of(Language.of("en")).set(sentence);
    }

    private static String french(String sentence) {
        return Typography.of(Language.of("fr")).set(sentence);
    }
}
