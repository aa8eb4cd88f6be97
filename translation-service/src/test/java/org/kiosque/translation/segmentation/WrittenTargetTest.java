package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Un *mot* ici.|Here is a *word*.",
                "Un *mot* et `code`.|`code` and a *word*.",
                "Voir [ici](https://example.org/a).|See [here](https://example.org/a).",
                "Écrire à a@example.org.|Write to a@example.org.",
                "Une phrase.|2. That is how it begins",
                "Une phrase.|- that is how it begins",
                "Tout est *très|All is *very",
                "Une <b>balise</b>.|A <b>tag</b>.",
                "Prix : 3 €.|A 3 € price, 20% off & more."
            })
    void whatKeepsTheMarkupMayBeWrittenAsItsAuthorLikes(String source, String target) {
        assertThat(WrittenTarget.objection(source, target, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Un *mot* ici.|Here is a word.",
                "Un mot ici.|Here is a *word*.",
                "Une phrase.|> A quotation",
                "Une phrase.|A <script>phrase</script>",
                "Une phrase.|An ![image](x)",
                "Voir [ici](/a).|See [here](/b).",
                "Écrire à a@example.org.|Write to b@example.org.",
                "Une phrase.|See https://example.org/",
                "Une phrase.|A ⟦0⟧ phrase"
            })
    void whatChangesTheMarkupIsNamed(String source, String target) {
        assertThat(WrittenTarget.objection(source, target, true)).isPresent();
    }

    @Test
    void whatIsLostIsNamedAsItIsWritten() {
        assertThat(WrittenTarget.objection(
                        "Le **pont** *bleu* et `code` sur [ce plan](/plan), <b>vite</b>.", "The bridge, *blue*.", true))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("lacks ")
                        .contains("**…**", "[…](/plan)", "`code`", "<b>", "</b>")
                        .doesNotContain(" *…*", "besides"));
        assertThat(WrittenTarget.objection("Un *mot*.", "A **word**.", true)).hasValue("lacks *…*; has besides **…**");
        assertThat(WrittenTarget.objection("Un *mot* et un *autre*.", "A *word* and another.", true))
                .hasValue("lacks *…*");
        assertThat(WrittenTarget.objection("À a@example.org.", "To b@example.org.", false))
                .hasValue("lacks a@example.org; has besides b@example.org");
    }

    @Test
    void inPlainTextsMarkupIsOnlyCharacters() {
        assertThat(WrittenTarget.objection("Un mot", "A *word* <b> | # [x](y)", false))
                .isEmpty();
    }

    @Test
    void aCellOfATableStaysOneCell() {
        assertThat(WrittenTarget.objection("un", "one | two", true)).isPresent();
        assertThat(WrittenTarget.objection("un", "one \\| two", true)).isEmpty();
    }

    @Test
    void hostileTextsCostLittle() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String part : new String[] {"https://", "*a_", "[", "a@", "<a ", "`", "![", "|", "\u0301", "www..."}) {
                WrittenTarget.objection("Une phrase.", part.repeat(20_000 / part.length()), true);
            }
        });
    }
}
