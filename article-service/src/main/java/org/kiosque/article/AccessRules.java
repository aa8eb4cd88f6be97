package org.kiosque.article;

import org.kiosque.article.keys.ApiKeyFilter;
import org.kiosque.article.keys.KeyScope;
import org.kiosque.common.security.Roles;
import org.kiosque.common.security.ServiceSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call what; everything else is denied. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    private static final String[] DRAFTS = {
        "/api/v1/desk/articles",
        "/api/v1/desk/articles/*",
        "/api/v1/articles/*/revisions",
        "/api/v1/articles/*/revisions/*"
    };

    private static final String EDITOR = "ROLE_" + Roles.EDITOR;

    private static final String[] READERS = {
        "/api/v1/articles",
        "/api/v1/articles/*",
        "/api/v1/articles/*/neighbours",
        "/api/v1/tags",
        "/api/v1/authors",
        "/api/v1/authors/*",
        "/api/v1/sections",
        "/api/v1/front",
        "/api/v1/previews/*",
        "/media/*/*"
    };

    private static final String[] EDITORS_READ = {
        "/api/v1/desk/articles",
        "/api/v1/desk/articles/*",
        "/api/v1/desk/audit",
        "/api/v1/desk/audit/figures",
        "/api/v1/desk/front",
        "/api/v1/desk/media",
        "/api/v1/desk/media/*",
        "/api/v1/desk/media/*/uses",
        "/api/v1/desk/api-keys",
        "/api/v1/desk/webhooks",
        "/api/v1/desk/webhooks/*/deliveries",
        "/api/v1/exports",
        "/api/v1/imports",
        "/api/v1/imports/*",
        "/api/v1/imports/*/report",
        "/api/v1/desk/tags",
        "/api/v1/desk/tags/*",
        "/api/v1/desk/authors",
        "/api/v1/desk/authors/*",
        "/api/v1/desk/sections",
        "/api/v1/desk/sections/*",
        "/api/v1/articles/*/presence",
        "/api/v1/articles/*/revisions",
        "/api/v1/articles/*/revisions/*",
        "/api/v1/articles/*/revisions/*/diff/*"
    };

    private static final String[] EDITORS_POST = {
        "/api/v1/articles",
        "/api/v1/media",
        "/api/v1/media/*",
        "/api/v1/imports",
        "/api/v1/desk/api-keys",
        "/api/v1/desk/renderings",
        "/api/v1/desk/webhooks",
        "/api/v1/desk/tags",
        "/api/v1/desk/authors",
        "/api/v1/desk/sections",
        "/api/v1/articles/*/corrections",
        "/api/v1/articles/*/preview",
        "/api/v1/articles/*/revisions/*/restoration"
    };

    private static final String[] EDITORS_PUT_AND_DELETE = {
        "/api/v1/articles/*",
        "/api/v1/articles/*/publication",
        "/api/v1/articles/*/presence",
        "/api/v1/articles/*/review",
        "/api/v1/desk/tags/*",
        "/api/v1/desk/authors/*",
        "/api/v1/desk/sections/*",
        "/api/v1/desk/media/*"
    };

    private static final String[] EDITORS_DELETE = {
        "/api/v1/articles/*/schedule", "/api/v1/desk/webhooks/*", "/api/v1/desk/api-keys/*"
    };

    private static final String[] EDITORS_PUT = {
        "/api/v1/desk/tags/*/merger",
        "/api/v1/desk/authors/*/merger",
        "/api/v1/desk/sections/*/merger",
        "/api/v1/desk/front"
    };

    @Bean
    SecurityFilterChain security(HttpSecurity http, ServiceSecurity security, ApiKeyFilter keys) throws Exception {
        http.addFilterBefore(keys, BearerTokenAuthenticationFilter.class);
        return security.chain(
                http,
                requests -> machines(requests)
                        .requestMatchers(ServiceSecurity.reading(READERS))
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

    /** What keys open beside what all may, by their scopes; none of it is closed to editors. */
    private static AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry machines(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        String[] written = {"/api/v1/articles/*", "/api/v1/articles/*/review"};
        String publication = "/api/v1/articles/*/publication";
        return requests.requestMatchers(ServiceSecurity.reading(DRAFTS))
                .hasAnyAuthority(EDITOR, KeyScope.READ_DRAFTS.authority())
                .requestMatchers(HttpMethod.POST, "/api/v1/articles", "/api/v1/media", "/api/v1/media/*")
                .hasAnyAuthority(EDITOR, KeyScope.WRITE_DRAFTS.authority())
                .requestMatchers(HttpMethod.PUT, written)
                .hasAnyAuthority(EDITOR, KeyScope.WRITE_DRAFTS.authority())
                .requestMatchers(HttpMethod.DELETE, written)
                .hasAnyAuthority(EDITOR, KeyScope.WRITE_DRAFTS.authority())
                .requestMatchers(HttpMethod.PUT, publication)
                .hasAnyAuthority(EDITOR, KeyScope.PUBLISH.authority())
                .requestMatchers(HttpMethod.DELETE, publication, "/api/v1/articles/*/schedule")
                .hasAnyAuthority(EDITOR, KeyScope.PUBLISH.authority());
    }
}
