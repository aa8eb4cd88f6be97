package org.kiosque.common.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.common.failures.InvalidFieldException;
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
        var site = SiteLanguages.of("FR", "pt-br", "fr");
        assertThat(site.languages()).containsExactly(Language.of("fr"), Language.of("pt-BR"));
        assertThat(site.defaultLanguage()).isEqualTo(Language.of("fr"));
        assertThat(site.find(" PT-BR")).contains(Language.of("pt-BR"));
        assertThat(site.find("pt")).isEmpty();
        assertThat(site.require("fr", "lang")).isEqualTo(Language.of("fr"));
        assertThatThrownBy(() -> site.require("en", "lang")).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void whatIsNoTagIsNoLanguage() {
        for (String tag : List.of(" ", "", "not a tag", "und", "fr_FR", "x", "fr.x", "$set", "fr-" + "a".repeat(40))) {
            assertThatThrownBy(() -> Language.of(tag)).isInstanceOf(IllegalArgumentException.class);
            assertThat(Language.find(tag)).isEmpty();
        }
        assertThatThrownBy(() -> new Language("FR")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSiteWithWhatIsNoLanguageDoesNotStart() {
        for (String tags : List.of("fr,not a tag", "fr, ,en", "")) {
            service.withPropertyValues("kiosque.languages=" + tags)
                    .run(context -> assertThat(context).hasFailed());
        }
        service.withPropertyValues("kiosque.languages=fr,en", "kiosque.default-language=de")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("kiosque.default-language de is not one of kiosque.languages"));
    }

    @Test
    void theFirstLanguageIsTheDefaultUnlessAnotherIsNamed() {
        service.run(context -> assertThat(context.getBean(SiteLanguages.class).defaultLanguage())
                .isEqualTo(Language.of("en")));
        service.withPropertyValues("kiosque.languages=fr,en", "kiosque.default-language=EN")
                .run(context -> assertThat(context.getBean(SiteLanguages.class).defaultLanguage())
                        .isEqualTo(Language.of("en")));
    }

    @Test
    void aTextTellsItsLanguage() {
        var detection = new LanguageDetection(SiteLanguages.of("fr", "en-GB"));
        assertThat(detection.of(ENGLISH)).contains(Language.of("en-GB"));
        assertThat(detection.of("12345")).isEmpty();
    }

    @Test
    void whereThereIsNothingToChooseNothingIsDetected() {
        assertThat(new LanguageDetection(SiteLanguages.of("fr")).of(ENGLISH)).contains(Language.of("fr"));
        assertThat(new LanguageDetection(SiteLanguages.of("fr", "fr-CA")).of(ENGLISH))
                .isEmpty();
        assertThat(new LanguageDetection(SiteLanguages.of("fr", "br")).of(ENGLISH))
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
