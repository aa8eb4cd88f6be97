package org.kiosque.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleSlugTest {

    private static final String ID = "k3v9x2m4qd7h";

    @ParameterizedTest
    @CsvSource({
        "Le train de nuit revient, le-train-de-nuit-revient-k3v9x2m4qd7h",
        "L’été à Saint-Œuf : ça va ?, l-ete-a-saint-oeuf-ca-va-k3v9x2m4qd7h",
        "  -- Déjà -- vu __ , deja-vu-k3v9x2m4qd7h",
        "日本, k3v9x2m4qd7h",
        "???, k3v9x2m4qd7h",
        "../../etc/passwd%00<script>, etc-passwd-00-script-k3v9x2m4qd7h"
    })
    void aSlugIsWordsAndTheId(String title, String slug) {
        assertThat(ArticleSlug.of(title, ID)).isEqualTo(slug).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    @ParameterizedTest
    @CsvSource({
        "Paris–Lyon 1946–2016, paris-lyon-1946-2016",
        "Paris—Lyon‑Nice−Brest, paris-lyon-nice-brest",
        "Un\u00A0train\u202F: deux\u2009gares, un-train-deux-gares",
        "«Oui»/“Non”, oui-non",
        "4×4, 4-4",
        "'Łódź, Ørsted et la Straße', lodz-orsted-et-la-strasse",
        "Smørrebrød på Ærø, smorrebrod-pa-aero",
        "Đỗ Đình Þór Ðag, do-dinh-thor-dag",
        "İstanbul ışık ŊGŊ, istanbul-isik-nggng",
        "Ħal Għargħur, hal-gharghur"
    })
    void wordsStayApartAndLettersAreKept(String title, String words) {
        assertThat(ArticleSlug.words(title)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "Transports, transports",
        "Énergie, energie",
        "Aujourd’hui, aujourd-hui",
        "Protection de l'enfance, protection-de-l-enfance",
        "R&D, r-d",
        "C++, c",
        "étudiant·e·s, etudiantes",
        "10 €, 10",
        "x², x2",
        "Œuvres, oeuvres",
        "États-Unis, etats-unis"
    })
    void keysThatWereMadeBeforeAreMadeAgain(String name, String key) {
        assertThat(ArticleSlug.words(name)).isEqualTo(key);
    }

    @Test
    void marksInARowCostNoTime() {
        String marks = "\u0323\u0301".repeat(100_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(ArticleSlug.words("a" + marks)).isEqualTo("a"));
    }

    @Test
    void aLongTitleIsCutBetweenWords() {
        String slug = ArticleSlug.of("interminable ".repeat(50), ID);

        assertThat(slug).hasSizeLessThanOrEqualTo(80 + 13).endsWith("interminable-" + ID);
    }

    @Test
    void theIdIsFoundInASlugAndInItself() {
        assertThat(ArticleSlug.idIn("le-train-" + ID)).isEqualTo(ID);
        assertThat(ArticleSlug.idIn(ID)).isEqualTo(ID);
    }
}
