package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
            assertThat(of(languages, "en", FRENCH)).isEqualTo("fr");
            assertThat(of(languages, "fr", ENGLISH)).isEqualTo("en");
            assertThat(of(languages, null, FRENCH)).isEqualTo("fr");
            assertThat(of(languages, " ", ENGLISH)).isEqualTo("en");
        });
    }

    @Test
    void aTextThatTellsTooLittleIsInTheDeclaredLanguage() {
        onASiteIn("fr, en", languages -> {
            assertThat(of(languages, "EN", "Thanks!")).isEqualTo("en");
            assertThat(of(languages, "fr", "Merci, Ольга !")).isEqualTo("und"); // as much of the one as of the other
            assertThat(of(languages, "fr", "Merci bien, Ольга !")).isEqualTo("fr");
        });
        onASiteIn(
                "ja, en",
                languages -> assertThat(of(languages, "ja", "ありがとう、カメラさん")).isEqualTo("ja"));
    }

    @Test
    void whereNothingTellsNobodyPretendsToKnow() {
        onASiteIn("fr, en", languages -> {
            assertThat(of(languages, null, "OK")).isEqualTo("und");
            assertThat(of(languages, "en", "👍 42 !!!")).isEqualTo("und");
            assertThat(of(languages, null, "👍 42 !!!")).isEqualTo("und");
            assertThat(of(languages, "fr", "Спасибо!")).isEqualTo("und");
            assertThat(of(languages, "fr", "Большое спасибо за эту замечательную статью."))
                    .isEqualTo("und");
            assertThat(of(languages, "en", "この記事をありがとうございます。とても面白かったです。")).isEqualTo("und");
        });
    }

    @Test
    void aLanguageThatTheSiteDoesNotHaveIsRefusedWhateverTheTextTells() {
        onASiteIn(
                "fr, en",
                languages -> assertThatThrownBy(() -> languages.declared("tlh"))
                        .isInstanceOfSatisfying(
                                InvalidFieldException.class,
                                e -> assertThat(e.pointer()).isEqualTo("/language")));
    }

    @Test
    void aSiteOfOneLanguageNeedsNoDetection() {
        onASiteIn("fr", languages -> assertThat(of(languages, null, ENGLISH)).isEqualTo("fr"));
    }

    private static String of(CommentLanguage languages, @Nullable String declared, String body) {
        return languages.of(languages.declared(declared), body);
    }

    private static void onASiteIn(String tags, Consumer<CommentLanguage> test) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LanguagesAutoConfiguration.class))
                .withBean(CommentLanguage.class)
                .withPropertyValues("kiosque.languages=" + tags)
                .run(service -> test.accept(service.getBean(CommentLanguage.class)));
    }
}
