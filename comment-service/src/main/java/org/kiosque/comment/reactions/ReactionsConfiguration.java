package org.kiosque.comment.reactions;

import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

/** How reactions are counted and forgotten. */
@Configuration(proxyBeanMethods = false)
class ReactionsConfiguration {

    @Bean
    CollectionIndexes reactionIndexes() {
        return new CollectionIndexes(
                Reactions.COLLECTION,
                List.of(
                        new Index("commentId", Direction.ASC).on("kind", Direction.ASC),
                        new Index("network", Direction.ASC).on("at", Direction.ASC),
                        new Index("until", Direction.ASC).sparse()));
    }
}
