package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class InlineReaderTest {

    @Test
    void wordsOfLinksEmphasesCellsNotesAndAlternativeTextsAreAllAsked() {
        var asked = new ArrayList<String>();
        Translators.translated("""
                # Le titre

                Un *mot* et [un lien](https://example.org). ![Un arbre](/a.jpg)

                | Ville | Pays |
                |---|---|
                | Lyon | France |

                - Une liste
                  qui continue[^1].

                [^1]: La note.
                """, question -> {
            asked.add(question);
            return question;
        });
        assertThat(asked)
                .containsExactly(
                        "Le titre",
                        "Un ⟦0⟧mot⟦1⟧ et ⟦2⟧un lien⟦3⟧.",
                        "Un arbre",
                        "Ville",
                        "Pays",
                        "Lyon",
                        "France",
                        "Une liste qui continue⟦0⟧.",
                        "La note.");
    }

    @Test
    void aLinkThatNamesItsDefinitionByItsWordsStillFindsItWhenTranslated() {
        assertThat(Translators.translated(
                                "Voir [le guide] et [l’aide][].\n\n[le guide]: /g\n[l’aide]: /a\n",
                                Translators::shouted)
                        .text())
                .isEqualTo("VOIR [LE GUIDE][le guide] ET [L’AIDE][l’aide].\n\n[le guide]: /g\n[l’aide]: /a\n");
    }

    @Test
    void alternativeTextsAreTranslatedWhereTheyStand() {
        assertThat(Translators.translated("Avant ![un arbre](/a.jpg) après.", Translators::shouted)
                        .text())
                .isEqualTo("AVANT ![UN ARBRE](/a.jpg) APRÈS.");
    }

    @Test
    void aRowWithAnEscapedPipeIsCutWhereItsWordsStand() {
        String source = """
                | Nom | Rôle |
                |---|---|
                | Ann \\| Bob \\| Cid | un *chef* \\| `a \\| b` fin |
                | Dora | une chef |

                Après \\| coup.
                """;
        var asked = new ArrayList<String>();
        MarkdownText.Translated translated = Translators.translated(source, question -> {
            asked.add(question);
            return Translators.shouted(question);
        });
        assertThat(asked)
                .containsExactly(
                        "Nom",
                        "Rôle",
                        "Ann ⟦0⟧ Bob ⟦1⟧ Cid",
                        "un ⟦0⟧chef⟦1⟧ ⟦2⟧ ⟦3⟧ fin",
                        "Dora",
                        "une chef",
                        "Après ⟦0⟧ coup.");
        assertThat(translated.text()).isEqualTo("""
                | NOM | RÔLE |
                |---|---|
                | ANN \\| BOB \\| CID | UN *CHEF* \\| `a \\| b` FIN |
                | DORA | UNE CHEF |

                APRÈS \\| COUP.
                """);
        assertThat(translated.untouched()).isEmpty();
    }
}
