package org.kiosque.comment.posting;

import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.store.LooseCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

/** How posts are found that no longer count against the limit, and how they are written. */
@Configuration(proxyBeanMethods = false)
class PostingConfiguration {

    @Bean
    CollectionIndexes recentPostIndexes() {
        return new CollectionIndexes(RateLimit.COLLECTION, List.of(new Index("purgeAt", Direction.ASC)));
    }

    /** A server that dies may forget who has posted within the last moments: then a few more get in. */
    @Bean
    LooseCollection recentPosts() {
        return new LooseCollection(RateLimit.COLLECTION);
    }
}
