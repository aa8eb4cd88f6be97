package org.kiosque.article.subjects;

import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SubjectsConfiguration {

    @Bean
    CollectionIndexes subjectIndexes() {
        return Subjects.indexes();
    }
}
