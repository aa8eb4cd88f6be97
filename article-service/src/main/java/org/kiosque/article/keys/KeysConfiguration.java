package org.kiosque.article.keys;

import java.time.InstantSource;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    ApiKeyFilter apiKeyFilter(ApiKeys keys, WrongKeys wrongKeys, InstantSource clock, JsonMapper json) {
        return new ApiKeyFilter(keys, wrongKeys, clock, json);
    }

    /** It stands within the security chain, and nowhere else. */
    @Bean
    FilterRegistrationBean<ApiKeyFilter> apiKeyFilterInTheChainAlone(ApiKeyFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    CollectionIndexes apiKeyIndexes() {
        return ApiKeys.indexes();
    }
}
