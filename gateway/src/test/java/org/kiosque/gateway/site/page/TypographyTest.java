package org.kiosque.gateway.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypographyTest {

    @Test
    void frenchSignsKeepTheirWordWithTheSpaceThatIsTheirs() {
        assertThat(Typography.unbroken("« Quoi ? » dit-elle : rien ; non  !", "fr"))
                .isEqualTo("«\u00a0Quoi\u202f?\u00a0» dit-elle\u00a0: rien\u202f; non\u202f!");
        assertThat(Typography.unbroken("mot :", "fr-CA")).isEqualTo("mot\u00a0:");
    }

    @Test
    void frenchApostrophesAreBent() {
        assertThat(Typography.unbroken("L'an d'1 dit qu'«il» l'", "fr")).isEqualTo("L’an d’1 dit qu’«il» l’");
        assertThat(Typography.unbroken("'mot' 5' l' a", "fr")).isEqualTo("'mot' 5' l' a");
        assertThat(Typography.unbroken("https://a.b/l'an d'or", "fr")).isEqualTo("https://a.b/l'an d’or");
        assertThat(Typography.unbroken("it's", "en")).isEqualTo("it's");
    }

    @Test
    void noSpaceIsAddedAndOtherLanguagesAreLeftAlone() {
        assertThat(Typography.unbroken("https://a.b?c 12:30 (:", "fr")).isEqualTo("https://a.b?c 12:30 (:");
        assertThat(Typography.unbroken("word : word", "en")).isEqualTo("word : word");
        assertThat(Typography.unbroken("word : word", "no tag")).isEqualTo("word : word");
    }
}
