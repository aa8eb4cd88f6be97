package org.kiosque.translation.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.languages.LanguageDetection;
import org.kiosque.common.languages.LanguagesAutoConfiguration;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class QualityGateTest {

    private static final LanguagePair FR_EN = LanguagePair.of("fr", "en");

    private static final LanguageDetection DETECTION = detection();

    private final QualityGate gate = new QualityGate(DETECTION, new GateProperties(true));

    private static LanguageDetection detection() {
        LanguageDetection[] found = new LanguageDetection[1];
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LanguagesAutoConfiguration.class))
                .withPropertyValues("kiosque.languages=en,fr")
                .run(context -> found[0] = context.getBean(LanguageDetection.class));
        return found[0];
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            Il pleut sur ⟦0⟧.                     ¦ It is raining on ⟦0⟧.
            Le ⟦0⟧pont⟦1⟧ rouvre.                 ¦ The ⟦0⟧bridge⟦1⟧ reopens.
            Ils étaient 12 à 20 h 30.             ¦ They were twelve at 8:30 p.m.
            Le 1er mai, 3 millions de gens.       ¦ On the first of May, 3 million people.
            Mille coureurs au 2e tour.            ¦ 1,000 runners in the second round.
            Un billet coûte 20 euros.             ¦ A ticket costs €20.
            Il fait −5 ° à 7 h.                   ¦ It is −5 degrees at 7 a.m.
            La ligne n° 4 ferme.                  ¦ Line No. 4 closes.
            « Viens ! » dit-il.                   ¦ "Come!" he says.
            Bordeaux                              ¦ Bordeaux
            Jazz à Vienne                         ¦ Jazz à Vienne
            Le groupe LVMH et eBay                ¦ The LVMH group and eBay
            """)
    void aTranslationPasses(String question, String answer) {
        assertThat(gate.fault(FR_EN, question, answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            EMPTY           ¦ C’est ici.                     ¦ …
            PLACEHOLDERS    ¦ Le ⟦0⟧pont⟦1⟧ rouvre.          ¦ The ⟦0⟧bridge reopens.
            PLACEHOLDERS    ¦ Le ⟦0⟧pont⟦1⟧ rouvre.          ¦ The ⟦0⟧bridge⟦1⟧ reopens ⟦1⟧.
            PLACEHOLDERS    ¦ Le ⟦0⟧ rouvre.                 ¦ The [[0⟧ reopens.
            TAGS            ¦ Il s’y habitue.                ¦ He gets used <prn>.
            TAGS            ¦ Le cœur bat.                   ¦ The *cœur beats.
            TAGS            ¦ Le cœur bat.                   ¦ The heart&#39;s beat.
            GLUED_WORDS     ¦ Le prix monte. Le maire part.  ¦ The price rises.The mayor leaves.
            GLUED_WORDS     ¦ Le prix du pain.               ¦ The priceThe bread.
            NUMBERS         ¦ Ils étaient 12.                ¦ They were 13.
            NUMBERS         ¦ Ils étaient 12.                ¦ They were many.
            NUMBERS         ¦ Ils étaient là.                ¦ They were 40 there.
            NUMBERS         ¦ À 20 h 30.                     ¦ At 9:30 p.m.
            NUMBERS         ¦ Il fait −5 à Lille.            ¦ It is 5 in Lille.
            NUMBERS         ¦ Le prix en euros monte.        ¦ The price in $ rises.
            ECHO            ¦ Il pleut sur la ville.         ¦ Il pleut  sur la ville.
            LENGTH          ¦ Il pleut.                      ¦ It rains and rains and rains and rains and rains and rains and rains and rains and rains.
            LENGTH          ¦ Le conseil municipal a voté hier soir le budget de la ville après de longues heures de débat. ¦ Yes.
            LANGUAGE        ¦ Le conseil municipal a voté hier soir le budget de la ville après de longues heures. ¦ Le conseil de la ville a voté le budget hier soir après de longues heures de débat.
            QUOTATION_MARKS ¦ « Viens ! » dit-il.            ¦ “Come! he says.
            QUOTATION_MARKS ¦ « Viens, dit-il.               ¦ “Come,” he says.
            QUOTATION_MARKS ¦ Il dit « viens ».              ¦ He says “come“.
            """)
    void whatIsNoneDoesNot(Fault fault, String question, String answer) {
        assertThat(gate.fault(FR_EN, question, answer)).contains(fault);
    }

    @Test
    void theLanguageOfAnAnswerIsNotLookedAtWhereThatIsNotWanted() {
        String answer = "Le conseil de la ville a voté le budget hier soir après de longues heures de débat.";
        String question = answer.toUpperCase(Locale.ROOT);
        assertThat(gate.fault(FR_EN, question, answer)).contains(Fault.LANGUAGE);
        assertThat(new QualityGate(DETECTION, new GateProperties(false)).fault(FR_EN, question, answer))
                .isEmpty();
    }

    @Test
    void aLongAnswerIsLookedAtInTimeThatGrowsWithItsLength() {
        String question = "1 - « mot, prix.Le ".repeat(2_000);
        assertThat(gate.fault(FR_EN, question, question.replace('1', '2'))).contains(Fault.NUMBERS);
    }
}
