package org.kiosque.recommendation.cards;

import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class CardsConfiguration {

    /** What finding the latest in a language needs, for originals and for translations. */
    @Bean
    CollectionIndexes latestCards() {
        return new CollectionIndexes(
                ArticleCards.COLLECTION, List.of(latestIn("original.language"), latestIn("translatedInto")));
    }

    private static Index latestIn(String language) {
        return new Index("live", Direction.ASC)
                .on(language, Direction.ASC)
                .on("publishedAt", Direction.DESC)
                .on("_id", Direction.DESC);
    }
}
