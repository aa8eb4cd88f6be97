package org.kiosque.article.editing.revisions;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RevisionsConfiguration {

    @Bean
    CollectionIndexes revisionIndexes() {
        return Revisions.indexes();
    }
}
