package org.kiosque.recommendation;

import org.kiosque.common.security.Roles;
import org.kiosque.common.security.ServiceSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
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
                                "/api/v1/articles/*/related",
                                "/api/v1/search",
                                "/api/v1/search/facets",
                                "/api/v1/suggestions",
                                "/api/v1/trending",
                                "/api/v1/readers/*/recommendations"))
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/reads")
                        .permitAll()
                        // the id is known to the reader alone
                        .requestMatchers(HttpMethod.DELETE, "/api/v1/readers/*")
                        .permitAll()
                        .requestMatchers(
                                "/api/v1/articles/*/related/pins",
                                "/api/v1/articles/*/related/pins/*",
                                "/api/v1/trending/boosts",
                                "/api/v1/trending/boosts/*",
                                "/api/v1/recommendation-log",
                                "/api/v1/recommendation-trial",
                                "/api/v1/attention")
                        .hasRole(Roles.EDITOR));
    }
}
