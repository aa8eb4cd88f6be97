package org.kiosque.comment.posting;

import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

/** How posts are found that no longer count against the limit. */
@Configuration(proxyBeanMethods = false)
class PostingConfiguration {

    @Bean
    CollectionIndexes recentPostIndexes() {
        return new CollectionIndexes(RateLimit.COLLECTION, List.of(new Index("purgeAt", Direction.ASC)));
    }
}
