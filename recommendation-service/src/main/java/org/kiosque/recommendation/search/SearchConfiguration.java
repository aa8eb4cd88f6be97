package org.kiosque.recommendation.search;

import org.kiosque.recommendation.search.query.ArticleSearch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    ArticleSearch articleSearch() {
        return new ArticleSearch();
    }
}
