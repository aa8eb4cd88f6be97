package org.kiosque.article.editing.audit;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    CollectionIndexes auditIndexes() {
        return AuditLog.indexes();
    }
}
