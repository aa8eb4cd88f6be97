package org.kiosque.translation.history;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the history of a sentence is found. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    CollectionIndexes historyIndexes() {
        return SegmentHistory.INDEXES;
    }
}
