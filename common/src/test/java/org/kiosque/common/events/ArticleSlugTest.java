package org.kiosque.common.events;

import static org.assertj.core.api.Assertions.assertThat;

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
