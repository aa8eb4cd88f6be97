package org.kiosque.recommendation.suggestions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuggestionsConfiguration {

    @Bean
    Headlines headlines() {
        return new Headlines();
    }
}
