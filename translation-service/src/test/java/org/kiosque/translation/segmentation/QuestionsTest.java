package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.languages.Language;

/** What engines are not asked, since they would get it wrong: letters, names, numbers, words with markup inside. */
class QuestionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            Un doublé d’A. N’Diaye à l’O. Marseille.     ¦ Un doublé d’⟦0⟧ ⟦1⟧ à l’⟦2⟧ Marseille.
            Le groupe O+, la classe A, la catégorie E.   ¦ Le groupe ⟦0⟧+, la classe ⟦1⟧, la catégorie ⟦2⟧.
            Selon l’I.N.S.E.E. et la S.N.C.F. ici.       ¦ Selon l’⟦0⟧ et la ⟦1⟧ ici.
            L’enseigne H&M. ¦ L’enseigne ⟦0⟧.
            La classe et l’I.N.S.E.E. ¦ La classe et l’⟦0⟧
            A Paris, M. Durand parle.                    ¦ A Paris, M. Durand parle.
            Au XX<sup>e</sup> siècle, l’H<sub>2</sub>O et le n<sup>o</sup> 5 ici. ¦ Au ⟦0⟧ siècle, l’⟦1⟧ et le ⟦2⟧ 5 ici.
            **L**a lettre est **e**ssentielle ici.       ¦ lettre est ⟦0⟧ ici.
            Un CO~~2~~ et la Marie-**Claire**tte ici.    ¦ Un ⟦0⟧ et la Marie-⟦1⟧ ici.
            Un *mot* et l’*Humanité*, [lien](x) là.         ¦ Un ⟦0⟧mot⟦1⟧ et l’⟦2⟧Humanité⟦3⟧, ⟦4⟧lien⟦5⟧ là.
            Le fichier rapport-final.pdf et gov.example là. ¦ Le fichier ⟦0⟧ et ⟦1⟧ là.
            La vitamine C et le plan B aident.           ¦ La vitamine ⟦0⟧ et le plan ⟦1⟧ aident.
            Le m<sup>2</sup> et le 2<sup>nd</sup> tour ici. ¦ Le ⟦0⟧ et le ⟦1⟧ tour ici.
            Le script build.gradle.kts et api.example.org là. ¦ Le script ⟦0⟧ et ⟦1⟧ là.
            Il va bien.Il dort, p. ex. ici, c.-à-d. là.  ¦ Il va bien.Il dort, p. ex. ici, c.-à-d. là.
            """)
    void whatIsNoWordIsHidden(String source, String question) {
        assertThat(questions(source, "fr")).containsExactly(question);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            fr ¦ en ¦ Le prix est de 1 234,56 € ici.      ¦ Le prix est de €1,234.56 ici.
            fr ¦ en ¦ Le prix est de 1 234,56 €.          ¦ Le prix est de €1,234.56.
            fr ¦ en ¦ L’action perd 1,234 % ici.          ¦ L’action perd 1.234% ici.
            fr ¦ en ¦ Il mesure 1,75 m.                   ¦ Il mesure 1.75 m.
            fr ¦ en ¦ Les 500 000 habitants de 1986.      ¦ Les 500,000 habitants de 1986.
            fr ¦ en ¦ Appelez le 0 800 130 000 ici.       ¦ Appelez le 0 800 130 000 ici.
            fr ¦ en ¦ Appelez le 01 23 45 67 89 ici.      ¦ Appelez le 01 23 45 67 89 ici.
            fr ¦ en ¦ Le bureau est à 75 005 Paris.       ¦ Le bureau est à 75 005 Paris.
            fr ¦ en ¦ Il coûte 2,3 milliards d’euros.     ¦ Il coûte 2.3 billion d’euros.
            fr ¦ en ¦ Il coûte 2,3 Md€ et 5 M€ ici.       ¦ Il coûte €2.3 billion et €5 million ici.
            fr ¦ en ¦ Le 14.10.2026 à 12:30, page 3-4.    ¦ Le 14.10.2026 à 12:30, page 3-4.
            fr ¦ en ¦ Une hausse de 0,5 point, 1 000 000 de voix. ¦ Une hausse de 0.5 point, 1,000,000 de voix.
            fr ¦ en ¦ Fax 02 40 12 34 56, et 44 000 Nantes. ¦ Fax 02 40 12 34 56, et 44 000 Nantes.
            en ¦ fr ¦ It lost 3,000 jobs, or 1.25%.       ¦ It lost 3 000 jobs, or 1,25 %.
            en ¦ fr ¦ The plan costs £2.3bn, he won $5bn. ¦ The plan costs 2,3 milliards £, he won 5 milliards $.
            en ¦ fr ¦ It has 2.3 billion people.          ¦ It has 2,3 milliards de people.
            en ¦ fr ¦ It cost $1,234.56 last year.        ¦ It cost 1 234,56 $ last year.
            en ¦ fr ¦ It grew 2.5% and $50 in 2025.       ¦ It grew 2,5 % and 50 $ in 2025.
            en ¦ fr ¦ Use Python 3.11 and version 2.5.    ¦ Use Python 3.11 and version 2.5.
            en ¦ fr ¦ The 1,234,567 people of 1.2.3.4.    ¦ The 1 234 567 people of 1.2.3.4.
            """)
    void onlyQuantitiesAreSetAsInTheOtherLanguage(String from, String to, String source, String target) {
        List<String> targets = new ArrayList<>();
        for (Sentence sentence : MarkdownText.of(source, Language.of(from)).sentences()) {
            sentence.target(sentence.question(), Language.of(to)).ifPresent(targets::add);
        }
        assertThat(String.join(" ", targets).replaceAll("[\\h]", " ")).isEqualTo(target);
    }

    private static List<String> questions(String source, String language) {
        return MarkdownText.of(source, Language.of(language)).sentences().stream()
                .map(Sentence::question)
                .toList();
    }
}
