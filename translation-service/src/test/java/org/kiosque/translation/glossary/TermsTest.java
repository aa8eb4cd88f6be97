package org.kiosque.translation.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    private static final Terms TERMS = new Terms(List.of(
            new Entry("Conseil d’État", "Council of State", List.of(), false),
            new Entry("conseil", "council", List.of(new Entry.Form("conseils", "councils")), false),
            new Entry("Mars", "Mars", List.of(), true),
            new Entry("avoué", "solicitor", List.of(new Entry.Form("avoués", "solicitors")), false),
            new Entry("G7", "G7", List.of(), false)));

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            Le conseil vote.               ¦ Le ⟦0⟧ vote.           ¦ Le council vote.
            Conseils et avoués.            ¦ ⟦0⟧ et ⟦1⟧.            ¦ Councils et solicitors.
            LE CONSEIL VOTE.               ¦ LE ⟦0⟧ VOTE.           ¦ LE COUNCIL VOTE.
            Le Conseil d'État statue.      ¦ Le ⟦0⟧ statue.         ¦ Le Council of State statue.
            Le conseil d’état statue.      ¦ Le ⟦0⟧ statue.         ¦ Le Council of State statue.
            L’avoué du conseil.            ¦ L’⟦0⟧ du ⟦1⟧.          ¦ L’solicitor du council.
            En mars, vers Mars.            ¦ En mars, vers ⟦0⟧.     ¦ En mars, vers Mars.
            Le conseiller déconseille.     ¦ Le conseiller déconseille. ¦ Le conseiller déconseille.
            Le ⟦0⟧conseil⟦1⟧ du ⟦12⟧.      ¦ Le ⟦0⟧⟦13⟧⟦1⟧ du ⟦12⟧. ¦ Le ⟦0⟧council⟦1⟧ du ⟦12⟧.
            Le G7, la G77.                 ¦ Le ⟦0⟧, la G77.        ¦ Le G7, la G77.
            """)
    void termsAreHiddenAndComeBackAsGiven(String question, String hidden, String restored) {
        Marked marked = TERMS.mark(question);
        assertThat(marked.question()).isEqualTo(hidden);
        assertThat(marked.restored(marked.question())).isEqualTo(restored);
    }

    @Test
    void aPlaceholdersNumberIsNoTerm() {
        Terms numbers = new Terms(List.of(new Entry("3", "three", List.of(), false)));
        assertThat(numbers.mark("Le ⟦3⟧ et 3.").question()).isEqualTo("Le ⟦3⟧ et ⟦4⟧.");
    }

    @Test
    void whatIsNothingButTermsNeedsNoEngine() {
        assertThat(TERMS.mark("Conseil d’État").isWordless()).isTrue();
        assertThat(TERMS.mark("⟦0⟧ avoués, ⟦1⟧").isWordless()).isTrue();
        assertThat(TERMS.mark("Un avoué").isWordless()).isFalse();
        assertThat(TERMS.mark("⟦0⟧ 12").isWordless()).isFalse();
    }

    @Test
    void aTermIsMissingWhereNoneOfItsCounterpartsIs() {
        assertThat(TERMS.missingFrom("L’avoué parle.", "The lawyer speaks.")).contains("avoué");
        assertThat(TERMS.missingFrom("L’avoué parle.", "Solicitors speak.")).isEmpty();
        assertThat(TERMS.missingFrom("L’avocat parle.", "The lawyer speaks.")).isEmpty();
        assertThat(Terms.NONE.missingFrom("L’avoué parle.", "The lawyer speaks."))
                .isEmpty();
    }

    @Test
    void manyTermsInALongTextAreFoundQuicklyEnough() {
        List<Entry> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(new Entry("mot" + i + " de " + i, "word" + i, List.of(), false));
        }
        Terms terms = new Terms(many);
        String text = "mot4999 de 4999 et mot17 de 18 ".repeat(10_000);
        assertThat(terms.mark(text).targets()).hasSize(10_000).containsOnly("word4999");
    }

    @Test
    void whatStandsInATextIsToldOnceInItsOrderAndAsEnginesGetIt() {
        String text = "Avoués du Conseil d'État, ⟦0⟧conseils⟦1⟧ et avoués : en mars, le conseiller du CONSEIL D’ÉTAT.";

        assertThat(TERMS.occurringIn(text))
                .containsExactly(
                        new Terms.Occurring("avoué", "avoués", "solicitors"),
                        new Terms.Occurring("Conseil d’État", "Conseil d’État", "Council of State"),
                        new Terms.Occurring("conseil", "conseils", "councils"));
        assertThat(TERMS.occurringIn("Rien de tel.")).isEmpty();
        assertThat(Terms.NONE.occurringIn(text)).isEmpty();
    }

    @Test
    void termsThatDifferOnlyInTheirCapitalsStandForThemselves() {
        Terms terms = new Terms(List.of(
                new Entry("mars", "March", List.of(), false),
                new Entry("Mars", "Mars", List.of(), true),
                new Entry("MARS", "MARS", List.of(), true)));

        assertThat(terms.mark("En mars, vers Mars et MARS ; Mars.").targets())
                .containsExactly("March", "Mars", "MARS", "Mars");
    }

    @Test
    void manyTermsThatBeginAlikeAreFoundQuicklyEnough() {
        List<Entry> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            int number = i;
            many.add(new Entry(
                    "le mot " + i,
                    "word " + i,
                    IntStream.range(0, Entry.MOST_FORMS)
                            .mapToObj(form -> new Entry.Form("le mot " + number + " " + form, "form"))
                            .toList(),
                    false));
        }
        Terms terms = new Terms(many);
        String text = "le mo le mot 4999 ".repeat(10_000);

        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(terms.mark(text).targets()).hasSize(10_000).containsOnly("word 4999"));
    }
}
