package org.kiosque.recommendation.related;

import java.util.regex.Pattern;
import org.kiosque.common.answers.HotCall;
import org.kiosque.recommendation.related.ranking.Weights;
import org.kiosque.recommendation.related.similarity.SimilarArticles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RelatedConfiguration {

    @Bean
    SimilarArticles similarArticles() {
        return new SimilarArticles();
    }

    @Bean
    Weights usualWeights(RelatedProperties properties) {
        return properties.weights();
    }

    @Bean
    HotCall relatedArticles() {
        return new HotCall(RelatedController.RELATED, Pattern.compile("/api/v1/articles/[A-Za-z0-9-]{1,200}/related"));
    }
}
