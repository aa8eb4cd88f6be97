package org.kiosque.comment.bans;

import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

/** How bans are found. */
@Configuration(proxyBeanMethods = false)
class BansConfiguration {

    @Bean
    CollectionIndexes banIndexes() {
        return new CollectionIndexes(
                Bans.COLLECTION,
                List.of(
                        new Index("who", Direction.ASC).unique(),
                        new Index("at", Direction.ASC).on("_id", Direction.ASC),
                        new Index("until", Direction.ASC)));
    }
}
