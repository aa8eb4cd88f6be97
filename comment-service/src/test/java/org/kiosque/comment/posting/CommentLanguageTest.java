package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.common.problem.InvalidFieldException;

class CommentLanguageTest {

    private static final CommentLanguage LANGUAGES = new CommentLanguage(new SiteLanguages(List.of("fr", "en")));

    @Test
    void theDeclaredLanguageIsTaken() {
        assertThat(LANGUAGES.of("EN", "Bonjour à toutes et à tous", "fr")).isEqualTo("en");
    }

    @Test
    void aLanguageThatTheSiteDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> LANGUAGES.of("tlh", "nuqneH", "fr"))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class,
                        e -> assertThat(e.pointer()).isEqualTo("/language"));
    }

    @Test
    void anUndeclaredOneIsFoundOut() {
        assertThat(LANGUAGES.of(null, "I could not agree more with what the author writes here.", "fr"))
                .isEqualTo("en");
        assertThat(LANGUAGES.of(null, "Je suis tout à fait d'accord avec ce que dit cet article.", "en"))
                .isEqualTo("fr");
    }

    @Test
    void aTextThatTellsTooLittleIsInTheArticlesLanguage() {
        assertThat(LANGUAGES.of(null, "👍 42 !!!", "fr")).isEqualTo("fr");
        assertThat(LANGUAGES.of(null, "OK", "en")).isEqualTo("en");
    }

    @Test
    void aSiteOfOneLanguageNeedsNoDetection() {
        assertThat(new CommentLanguage(new SiteLanguages(List.of("fr")))
                        .of(null, "I could not agree more with this text.", "fr"))
                .isEqualTo("fr");
    }
}
