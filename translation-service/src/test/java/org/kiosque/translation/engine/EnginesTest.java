package org.kiosque.translation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.PretendEngine;

class EnginesTest {

    @Test
    void workIsTakenUpOnlyForLanguagesOfTheSite() {
        List<TranslationEngine> pretend = List.of(new PretendEngine("pretend", true));
        assertThat(new Engines(pretend, SiteLanguages.of("en", "fr")).namesOfPublishable())
                .containsExactly("fr-en");
        assertThat(new Engines(pretend, SiteLanguages.of("fr", "es")).namesOfPublishable())
                .isEmpty();
    }

    @Test
    void whatATextIsGoodForIsKnownByTheEnginesName() {
        var engines = new Engines(List.of(new PretendEngine("pretend", true)), SiteLanguages.of("en", "fr"));
        assertThat(engines.tierOf("pretend")).contains(Tier.GIST);
        assertThat(engines.tierOf("gone")).isEmpty();
        assertThat(engines.budgets()).isEmpty();
    }
}
