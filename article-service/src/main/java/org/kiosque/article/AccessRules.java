package org.kiosque.article;

import org.kiosque.common.security.Roles;
import org.kiosque.common.security.ServiceSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call what; everything else is denied. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    private static final String[] READERS = {
        "/api/v1/articles",
        "/api/v1/articles/*",
        "/api/v1/tags",
        "/api/v1/authors",
        "/api/v1/authors/*",
        "/api/v1/previews/*",
        "/media/*/*"
    };

    private static final String[] EDITORS_READ = {
        "/api/v1/desk/articles",
        "/api/v1/desk/articles/*",
        "/api/v1/desk/audit",
        "/api/v1/desk/tags",
        "/api/v1/desk/tags/*",
        "/api/v1/desk/authors",
        "/api/v1/desk/authors/*",
        "/api/v1/articles/*/revisions",
        "/api/v1/articles/*/revisions/*",
        "/api/v1/articles/*/revisions/*/diff/*"
    };

    private static final String[] EDITORS_POST = {
        "/api/v1/articles",
        "/api/v1/media",
        "/api/v1/desk/tags",
        "/api/v1/desk/authors",
        "/api/v1/articles/*/corrections",
        "/api/v1/articles/*/preview",
        "/api/v1/articles/*/revisions/*/restoration"
    };

    private static final String[] EDITORS_PUT_AND_DELETE = {
        "/api/v1/articles/*",
        "/api/v1/articles/*/publication",
        "/api/v1/articles/*/review",
        "/api/v1/desk/tags/*",
        "/api/v1/desk/authors/*"
    };

    private static final String[] EDITORS_PUT = {"/api/v1/desk/tags/*/merger", "/api/v1/desk/authors/*/merger"};

    private static final String[] EDITORS_DELETE = {"/api/v1/articles/*/schedule"};

    @Bean
    SecurityFilterChain security(HttpSecurity http, ServiceSecurity security) throws Exception {
        return security.chain(
                http,
                requests -> requests.requestMatchers(ServiceSecurity.reading(READERS))
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, EDITORS_POST)
                        .hasRole(Roles.EDITOR)
                        .requestMatchers(HttpMethod.PUT, EDITORS_PUT_AND_DELETE)
                        .hasRole(Roles.EDITOR)
                        .requestMatchers(HttpMethod.PUT, EDITORS_PUT)
                        .hasRole(Roles.EDITOR)
                        .requestMatchers(HttpMethod.DELETE, EDITORS_PUT_AND_DELETE)
                        .hasRole(Roles.EDITOR)
                        .requestMatchers(HttpMethod.DELETE, EDITORS_DELETE)
                        .hasRole(Roles.EDITOR)
                        .requestMatchers(ServiceSecurity.reading(EDITORS_READ))
                        .hasRole(Roles.EDITOR));
    }
}
