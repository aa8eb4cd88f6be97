package org.kiosque.common.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.common.problem.InvalidFieldException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LanguagesTest {

    private static final String ENGLISH =
            "It was an evening in November, and nobody believed that the train would come.";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LanguagesAutoConfiguration.class));

    @Test
    void tagsAreWrittenInOneWay() {
        var site = new SiteLanguages(List.of("FR", "pt-br", "fr"));
        assertThat(site.languages()).containsExactly("fr", "pt-BR");
        assertThat(site.find(" PT-BR")).contains("pt-BR");
        assertThat(site.find("pt")).isEmpty();
        assertThat(site.require("fr", "lang")).isEqualTo("fr");
        assertThatThrownBy(() -> site.require("en", "lang")).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void whatIsNoTagIsNoLanguage() {
        for (String tag : List.of(" ", "", "not a tag")) {
            assertThatThrownBy(() -> new SiteLanguages(List.of("fr", tag)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("kiosque.languages");
        }
    }

    @Test
    void aTextTellsItsLanguage() {
        var detection = new LanguageDetection(new SiteLanguages(List.of("fr", "en-GB")));
        assertThat(detection.of(ENGLISH)).contains("en-GB");
        assertThat(detection.of("12345")).isEmpty();
    }

    @Test
    void whereThereIsNothingToChooseNothingIsDetected() {
        assertThat(new LanguageDetection(new SiteLanguages(List.of("fr"))).of(ENGLISH))
                .contains("fr");
        assertThat(new LanguageDetection(new SiteLanguages(List.of("fr", "fr-CA"))).of(ENGLISH))
                .isEmpty();
        assertThat(new LanguageDetection(new SiteLanguages(List.of("fr", "br"))).of(ENGLISH))
                .isEmpty();
    }

    @Test
    void aServiceWithoutLinguaHasLanguagesAllTheSame() {
        service.run(context ->
                assertThat(context).hasSingleBean(SiteLanguages.class).hasSingleBean(LanguageDetection.class));
        service.withClassLoader(new FilteredClassLoader("com.github.pemistahl.lingua"))
                .run(context ->
                        assertThat(context).hasSingleBean(SiteLanguages.class).doesNotHaveBean("languageDetection"));
    }
}
