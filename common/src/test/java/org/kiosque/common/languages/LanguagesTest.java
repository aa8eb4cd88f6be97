package org.kiosque.common.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.pemistahl.lingua.api.LanguageDetector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LanguagesTest {

    private static final LanguageDetection MANY = new LanguageDetection(SiteLanguages.of(
            "fr", "en", "de", "es", "it", "pt", "nl", "sv", "da", "fi", "pl", "cs", "hu", "ro", "tr", "ru", "uk", "el",
            "ar", "ja", "zh"));

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | La gare attend le train du soir, et personne ne croit qu’il viendra.
            en | The station waits for the evening train, and nobody believes that it will come.
            de | Der Bahnhof wartet auf den Abendzug, und niemand glaubt, dass er kommt.
            es | La estación espera el tren de la noche, y nadie cree que vaya a llegar.
            it | La stazione aspetta il treno della sera, e nessuno crede che arriverà.
            pt | A estação espera o comboio da noite, e ninguém acredita que ele venha.
            nl | Het station wacht op de avondtrein, en niemand gelooft dat hij komt.
            sv | Stationen väntar på kvällståget, och ingen tror att det kommer.
            da | Hvad gør vi, når toget ikke kommer i aften, spurgte de på stationen.
            fi | Asema odottaa iltajunaa, eikä kukaan usko, että se tulee.
            pl | Dworzec czeka na wieczorny pociąg i nikt nie wierzy, że przyjedzie.
            cs | Nádraží čeká na večerní vlak a nikdo nevěří, že přijede.
            hu | Az állomás az esti vonatot várja, és senki sem hiszi, hogy megérkezik.
            ro | Gara așteaptă trenul de seară și nimeni nu crede că va veni.
            tr | İstasyon akşam trenini bekliyor ve kimse onun geleceğine inanmıyor.
            ru | Вокзал ждёт вечерний поезд, и никто не верит, что он придёт.
            uk | Вокзал чекає на вечірній потяг, і ніхто не вірить, що він прийде.
            el | Ο σταθμός περιμένει το βραδινό τρένο και κανείς δεν πιστεύει ότι θα έρθει.
            ar | تنتظر المحطة قطار المساء ولا يصدق أحد أنه سيأتي.
            ja | 駅は夕方の列車を待っているが、来ると信じる人はいない。
            zh | 车站在等晚上的火车，没有人相信它会来。
            """)
    void eachLanguageOfASiteIsToldFromTheOthers(String tag, String text) {
        assertThat(MANY.of(text)).contains(Language.of(tag));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | Le maire a démissionné.
            fr | Merci pour cet article !
            fr | Pas d’accord avec vous.
            fr | Trains de nuit : le retour
            en | The mayor has resigned.
            en | Thanks for this article!
            en | I do not agree with you.
            en | Night trains are coming back
            """)
    void aShortSentenceIsEnoughForTheLanguagesOfThisSite(String tag, String text) {
        assertThat(new LanguageDetection(SiteLanguages.of("fr", "en")).of(text)).contains(Language.of(tag));
    }

    @Test
    void onlyWhatIsReadIsShipped() {
        for (String read : List.of("unigrams", "bigrams", "trigrams")) {
            assertThat(LanguageDetector.class.getResource("/language-models/fr/" + read + ".json"))
                    .isNotNull();
        }
        for (String unread : List.of("quadrigrams", "fivegrams")) {
            assertThat(LanguageDetector.class.getResource("/language-models/fr/" + unread + ".json"))
                    .isNull();
        }
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
