package org.kiosque.translation;

import org.kiosque.common.security.Roles;
import org.kiosque.common.security.ServiceSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may do what. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    @Bean
    SecurityFilterChain access(HttpSecurity http, ServiceSecurity security) throws Exception {
        return security.chain(
                http,
                requests -> requests.requestMatchers(ServiceSecurity.reading(
                                "/api/v1/languages",
                                "/api/v1/articles/*/translations",
                                "/api/v1/articles/*/translations/*"))
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/articles/*/translations/*/retranslation",
                                "/api/v1/articles/*/translations/*/approval",
                                "/api/v1/translation-desk/approval")
                        .hasRole(Roles.TRANSLATOR)
                        .requestMatchers(ServiceSecurity.reading(
                                "/api/v1/translation-desk",
                                "/api/v1/translation-memory",
                                "/api/v1/articles/*/translations/*/segments/*/history"))
                        .hasRole(Roles.TRANSLATOR)
                        .requestMatchers(HttpMethod.DELETE, "/api/v1/translation-memory/*")
                        .hasRole(Roles.TRANSLATOR)
                        .requestMatchers(ServiceSecurity.reading(
                                "/api/v1/translation-desk/budgets", "/api/v1/translation-desk/figures"))
                        .hasAnyRole(Roles.TRANSLATOR, Roles.EDITOR)
                        .requestMatchers(HttpMethod.POST, "/api/v1/translate")
                        .hasAnyRole(Roles.SERVICE, Roles.EDITOR, Roles.TRANSLATOR, Roles.MODERATOR, Roles.OPERATOR)
                        .requestMatchers(
                                "/api/v1/glossary/*/*", "/api/v1/glossary/*/*/*", "/api/v1/translation-files/**")
                        .hasRole(Roles.TRANSLATOR)
                        .requestMatchers(
                                HttpMethod.PUT,
                                "/api/v1/articles/*/translations/*/segments",
                                "/api/v1/articles/*/translations/*/segments/*")
                        .hasRole(Roles.TRANSLATOR));
    }
}
