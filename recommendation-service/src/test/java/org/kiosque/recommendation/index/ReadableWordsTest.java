package org.kiosque.recommendation.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadableWordsTest {

    @Test
    void keepsTheWordsAndDropsMarkupAddressesAndHtml() {
        String words = ReadableWords.of("""
                ## Le quai

                Un *soir* de **novembre**, [la gare](https://example.org/adresse "titre") ferme.
                ![Un train](/media/x.jpg)

                | heure | train |
                | --- | --- |
                | six | bleu |

                <script>alert(1)</script>
                """);

        assertThat(words.split("\\s+"))
                .contains("quai", "soir", "novembre,", "gare", "train", "heure", "bleu")
                .doesNotContain("##", "|", "---");
        assertThat(words).doesNotContain("example.org", "media", "alert", "script");
    }
}
