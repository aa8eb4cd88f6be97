package org.kiosque.translation.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.LanguagePair;

/** What the installed Apertium gets wrong is asked otherwise, or not taken for a translation. */
class UnsoundAnswersIT extends WithApertium {

    @BeforeAll
    static void apertium() {
        InstalledApertium.isNeeded();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            Le cœur de la sœur bat.                      ¦ The heart of the sister beats.
            L’œil et l’œuf.                              ¦ The eye and the egg.
            Un bœuf mange.                               ¦ A bœuf eats.
            """)
    void lettersThatTheDictionariesSpellInTwoAreFound(String source, String target) {
        assertThat(text(engine(), FR_EN, source)).isEqualTo(target);
    }

    @Test
    void decomposedLettersAreComposed() {
        assertThat(text(engine(), FR_EN, "L’e\u0301cole est ferme\u0301e.")).isEqualTo("The school is closed.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            Bordeaux a gagné.                            ¦ Bordeaux      ¦ Burdeos
            La députée de la circonscription parle.      ¦ circonscription ¦ circunscripción
            La députée habite à Bordeaux.                ¦ Bordeaux      ¦ Burdeos
            Le conseil municipal a voté après les crues. ¦ conseil municipal ¦ cabildo
            Le ⟦0⟧maire de Bordeaux⟦1⟧ parle.            ¦ Bordeaux      ¦ Burdeos
            """)
    void wordsOfTheLanguageInBetweenAreShownAsTheAuthorWroteThem(String source, String kept, String strange) {
        ApertiumEngine engine = engine();
        for (int i = 0; i < 2; i++) { // the second time it is known
            assertThat(text(engine, FR_EN, source)).contains(kept).doesNotContain(strange, "*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Il faut s’y habituer.",
                "« Je suis bien ici », a-t-il répondu.",
                "« Tout va bien », a-t-elle affirmé.",
                "Il s’en est allé."
            })
    void tagsOfTheEngineAndWordsRunIntoOneAreNeverTakenForATranslation(String source) {
        Answer answer = engine().translate(FR_EN, List.of(source), PLENTY).getFirst();
        if (answer instanceof Answer.Translated(String text)) {
            assertThat(text).doesNotContain("<", ">", "*", "#", "harespondido", "haafirmado");
        } else {
            assertThat(answer).isInstanceOf(Answer.Refused.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            fr ¦ M. Durand et Mme Lenoir ont parlé.      ¦ Durand and
            fr ¦ EN DIRECT – Séisme en mer.              ¦ Seism
            fr ¦ ⟦0⟧ lettre est ici.                     ¦ ⟦0⟧ card is
            fr ¦ Zorglub a gagné.                        ¦ Zorglub has
            """)
    void capitalsStandWhereTheAuthorWroteThem(String language, String source, String part) {
        assertThat(text(engine(), LanguagePair.of(language, "en"), source)).contains(part);
    }

    @Test
    void noMarkStaysWithinAWord() {
        assertThat(text(engine(), EN_FR, "The U.K. Met Office agrees.")).doesNotContain("*");
    }
}
