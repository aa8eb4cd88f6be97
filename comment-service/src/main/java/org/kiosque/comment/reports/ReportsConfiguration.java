package org.kiosque.comment.reports;

import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

/** How reports are found. */
@Configuration(proxyBeanMethods = false)
class ReportsConfiguration {

    @Bean
    CollectionIndexes reportIndexes() {
        return new CollectionIndexes(
                Reports.COLLECTION,
                List.of(
                        new Index("commentId", Direction.ASC).on("at", Direction.DESC),
                        new Index("network", Direction.ASC).on("at", Direction.ASC),
                        new Index("until", Direction.ASC)));
    }
}
