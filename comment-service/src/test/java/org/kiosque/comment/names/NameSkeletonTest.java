package org.kiosque.comment.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameSkeletonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kiosque",
                "KIOSQUE",
                "KlOSQUE",
                "Kіоѕque",
                "КIОSQUЕ",
                "КiOsQuE",
                "Ｋｉｏｓｑｕｅ",
                "𝐊𝐢𝐨𝐬𝐪𝐮𝐞",
                "ⓚⓘⓞⓢⓠⓤⓔ",
                "K i o s q u e",
                "Ki\u200Bos\u00ADque",
                "Kïosque",
                "K̲i̲o̲s̲q̲u̲e̲",
                "Kiosque.",
                "✓ Kiosque ™"
            })
    void whatTheEyeTakesForTheSameSharesASkeleton(String imitation) {
        assertThat(NameSkeleton.of(imitation)).containsAnyElementsOf(NameSkeleton.of("Kiosque"));
    }

    @ParameterizedTest
    @CsvSource({"Zoé Martin, Zοе Маrtіn", "Camille O’Neil, Camille ONeil", "Marne, Mame", "Noor 10, Noor lO"})
    void authorsAreProtectedInWhateverScript(String author, String imitation) {
        assertThat(NameSkeleton.of(imitation)).containsAnyElementsOf(NameSkeleton.of(author));
    }

    @ParameterizedTest
    @CsvSource({"Ada, Ida", "Ольга, Olga", "Jean Martin, Martin Jean", "王, 玉"})
    void namesThatLookDifferentShareNone(String one, String other) {
        assertThat(Collections.disjoint(NameSkeleton.of(one), NameSkeleton.of(other)))
                .isTrue();
    }

    @Test
    void whatHasNoLetterLooksLikeNothing() {
        assertThat(NameSkeleton.of("🎉 …")).isEmpty();
    }
}
