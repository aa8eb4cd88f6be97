package org.kiosque.recommendation.related;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.recommendation.related.ranking.Weights;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RelatedPropertiesTest {

    @Test
    void theDefaultsAreTheWeightsThatWereMeasured() {
        var binder = new Binder(new MapConfigurationPropertySource(Map.of()));

        assertThat(binder.bindOrCreate("kiosque.related", RelatedProperties.class)
                        .weights())
                .isEqualTo(Weights.USUAL);
    }
}
