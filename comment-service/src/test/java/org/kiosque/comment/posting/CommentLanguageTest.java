package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.LanguagesAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CommentLanguageTest {

    private static final String FRENCH = "Je suis tout à fait d'accord avec ce que dit cet article.";
    private static final String ENGLISH = "I could not agree more with what the author writes here.";

    @Test
    void theTextItselfHasTheFirstWord() {
        onASiteIn("fr, en", languages -> {
            assertThat(languages.of("en", FRENCH, "en")).isEqualTo("fr");
            assertThat(languages.of("fr", ENGLISH, "fr")).isEqualTo("en");
            assertThat(languages.of(null, FRENCH, "en")).isEqualTo("fr");
            assertThat(languages.of(" ", ENGLISH, "fr")).isEqualTo("en");
        });
    }

    @Test
    void aTextThatTellsTooLittleIsInTheDeclaredLanguageElseInTheArticles() {
        onASiteIn("fr, en", languages -> {
            assertThat(languages.of("EN", "Thanks!", "fr")).isEqualTo("en");
            assertThat(languages.of("en", "👍 42 !!!", "fr")).isEqualTo("en");
            assertThat(languages.of(null, "👍 42 !!!", "fr")).isEqualTo("fr");
            assertThat(languages.of(null, "OK", "en")).isEqualTo("en");
        });
    }

    @Test
    void aLanguageThatTheSiteDoesNotHaveIsRefusedWhateverTheTextTells() {
        onASiteIn(
                "fr, en",
                languages -> assertThatThrownBy(() -> languages.of("tlh", FRENCH, "fr"))
                        .isInstanceOfSatisfying(
                                InvalidFieldException.class,
                                e -> assertThat(e.pointer()).isEqualTo("/language")));
    }

    @Test
    void aSiteOfOneLanguageNeedsNoDetection() {
        onASiteIn(
                "fr", languages -> assertThat(languages.of(null, ENGLISH, "fr")).isEqualTo("fr"));
    }

    private static void onASiteIn(String tags, Consumer<CommentLanguage> test) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LanguagesAutoConfiguration.class))
                .withBean(CommentLanguage.class)
                .withPropertyValues("kiosque.languages=" + tags)
                .run(service -> test.accept(service.getBean(CommentLanguage.class)));
    }
}
