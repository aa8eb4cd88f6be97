package org.kiosque.recommendation;

import org.kiosque.common.security.ServiceSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may do what. */
@Configuration(proxyBeanMethods = false)
public class AccessRules {

    @Bean
    SecurityFilterChain security(HttpSecurity http, ServiceSecurity security) throws Exception {
        return security.chain(
                http,
                requests -> requests.requestMatchers(ServiceSecurity.reading(
                                "/api/v1/articles/*/related", "/api/v1/search", "/api/v1/suggestions"))
                        .permitAll());
    }
}
