package org.kiosque.recommendation.reads;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadsConfiguration {

    @Bean
    CollectionIndexes seenReadsIndexes() {
        return SeenReads.indexes();
    }

    @Bean
    CollectionIndexes attentionIndexes() {
        return Attention.indexes();
    }

    @Bean
    CollectionIndexes approvedCommentsIndexes() {
        return ApprovedComments.indexes();
    }

    @Bean
    CollectionIndexes readersIndexes() {
        return Readers.indexes();
    }
}
