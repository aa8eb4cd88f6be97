package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.languages.Language;

class SentenceBreaksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            fr ¦ Il pleut. Elle sort.                                   ¦ Il pleut.|Elle sort.
            fr ¦ M. Dupont habite av. Foch, p. 12. Il dort.             ¦ M. Dupont habite av. Foch, p. 12.|Il dort.
            fr ¦ Elle dit : « Viens ! » Puis elle sort.                 ¦ Elle dit : « Viens ! »|Puis elle sort.
            fr ¦ « Quoi ? » dit-il.                                     ¦ « Quoi ? » dit-il.
            fr ¦ Il y a 3,5 millions d’habitants. C’est 2.5 fois plus.  ¦ Il y a 3,5 millions d’habitants.|C’est 2.5 fois plus.
            fr ¦ Ah… Vraiment ?! Oui.                                   ¦ Ah… Vraiment ?!|Oui.
            en ¦ Mr. Smith met Dr. Jones at 9 a.m. on Monday. They left. ¦ Mr. Smith met Dr. Jones at 9 a.m. on Monday.|They left.
            en ¦ “Is it?” she asked. “It is.” He left.                  ¦ “Is it?” she asked.|“It is.”|He left.
            fr ¦ L’enseigne H&M. Les ventes reculent.                   ¦ L’enseigne H&M.|Les ventes reculent.
            fr ¦ Le déficit atteint 50 M. Le ministre reste confiant.   ¦ Le déficit atteint 50 M.|Le ministre reste confiant.
            fr ¦ « Nous avons gagné ! », a dit le maire. Fin.           ¦ « Nous avons gagné ! », a dit le maire.|Fin.
            fr ¦ « Quoi ? » : il sort. Fin.                             ¦ « Quoi ? » : il sort.|Fin.
            en ¦ "There is no way," he said. "We have chosen." He left. ¦ "There is no way," he said.|"We have chosen."|He left.
            en ¦ Strike on Oct. 14: What to expect                      ¦ Strike on Oct. 14: What to expect
            en ¦ The U.K. Met Office and B. Saka agree. They left.      ¦ The U.K. Met Office and B. Saka agree.|They left.
            fr ¦ Le budget de la R&D. Les prix baissent.                ¦ Le budget de la R&D.|Les prix baissent.
            fr ¦ Il a perdu 3,5 M. Elle part.                           ¦ Il a perdu 3,5 M.|Elle part.
            fr ¦ « Jamais ! », a-t-elle crié. Fin.                      ¦ « Jamais ! », a-t-elle crié.|Fin.
            fr ¦ « Pourquoi ? », demande-t-il. Fin.                     ¦ « Pourquoi ? », demande-t-il.|Fin.
            en ¦ "Go!" he said. "Now." She left.                        ¦ "Go!" he said.|"Now."|She left.
            en ¦ The U.N. General Assembly met in Nov. 2025. It rained. ¦ The U.N. General Assembly met in Nov. 2025.|It rained.
            en ¦ She met J. Smith of the E.U. Commission. They left.    ¦ She met J. Smith of the E.U. Commission.|They left.
            en ¦ He saw Sgt. Pepper in the U.S. Senate in Dec. 1967.    ¦ He saw Sgt. Pepper in the U.S. Senate in Dec. 1967.
            fr ¦ Ils étaient sept. Le maire est parti.                  ¦ Ils étaient sept.|Le maire est parti.
            fr ¦ La ville regarde la mer. Elle attend.                  ¦ La ville regarde la mer.|Elle attend.
            fr ¦ Un monde sans art. Le musée ferme.                     ¦ Un monde sans art.|Le musée ferme.
            fr ¦ Elle vient mer. 12 mars et jeu. 13 mars. Il pleut.     ¦ Elle vient mer. 12 mars et jeu. 13 mars.|Il pleut.
            fr ¦ Depuis sept. 2025, l’art. 12 vaut. Fin.                ¦ Depuis sept. 2025, l’art. 12 vaut.|Fin.
            fr ¦ Il revient le 3 sept. La ville l’attend.               ¦ Il revient le 3 sept.|La ville l’attend.
            en ¦ He said no. She left by exit no. 5 on Sat. 6 May.      ¦ He said no.|She left by exit no. 5 on Sat. 6 May.
            """)
    void sentencesEndWhereReadersSeeThemEnd(String language, String text, String sentences) {
        List<String> found = new ArrayList<>();
        int from = 0;
        for (int start : SentenceBreaks.of(Language.of(language)).in(text)) {
            found.add(text.substring(from, start).strip());
            from = start;
        }
        found.add(text.substring(from));
        assertThat(found).containsExactly(sentences.split("\\|"));
    }
}
