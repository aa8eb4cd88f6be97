package org.kiosque.recommendation.related;

import org.kiosque.recommendation.related.similarity.SimilarArticles;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

@Configuration(proxyBeanMethods = false)
class RelatedConfiguration {

    @Bean
    SimilarArticles similarArticles() {
        return new SimilarArticles();
    }

    /** Strong tags from the very bytes of the answer. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        var registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns("/api/v1/articles/*");
        return registration;
    }
}
