package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.making.ShowingProperties.Own;
import org.kiosque.translation.making.ShowingProperties.Policy;

class ShowingPropertiesTest {

    private static final Language ENGLISH = Language.of("en");
    private static final Language FRENCH = Language.of("fr");

    @Test
    void theLanguageComesBeforeTheSiteAndTheGistBeforeTheRest() {
        var properties = new ShowingProperties(
                Policy.PUBLISH, Policy.HOLD, Map.of("fr", new Own(Policy.PUBLISH, null), "es", new Own(null, null)));
        assertThat(properties.of(ENGLISH, Tier.GIST)).isEqualTo(Policy.HOLD);
        assertThat(properties.of(ENGLISH, Tier.PUBLISHABLE)).isEqualTo(Policy.PUBLISH);
        assertThat(properties.of(ENGLISH, null)).isEqualTo(Policy.PUBLISH);
        assertThat(properties.of(FRENCH, Tier.GIST)).isEqualTo(Policy.PUBLISH);
        assertThat(properties.of(Language.of("es"), Tier.GIST)).isEqualTo(Policy.HOLD);
        var french = new ShowingProperties(Policy.PUBLISH, null, Map.of("fr", new Own(Policy.HOLD, Policy.PUBLISH)));
        assertThat(french.of(FRENCH, Tier.GIST)).isEqualTo(Policy.PUBLISH);
        assertThat(french.of(FRENCH, Tier.PUBLISHABLE)).isEqualTo(Policy.HOLD);
        assertThat(french.of(ENGLISH, Tier.GIST)).isEqualTo(Policy.PUBLISH);
    }

    @Test
    void whatIsNoLanguageIsRefused() {
        assertThatThrownBy(() -> new ShowingProperties(Policy.PUBLISH, null, Map.of("?", new Own(null, null))))
                .hasMessageContaining("kiosque.showing.languages.?");
    }
}
