package org.kiosque.comment;

import org.kiosque.common.security.Roles;
import org.kiosque.common.security.ServiceSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may do what over HTTP; what is not named here is denied to all. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    @Bean
    SecurityFilterChain security(HttpSecurity http, ServiceSecurity security) throws Exception {
        return security.chain(
                http,
                requests -> requests.requestMatchers(ServiceSecurity.reading(
                                "/api/v1/captcha",
                                "/api/v1/captcha/ticket",
                                "/api/v1/articles/*/comments",
                                "/api/v1/articles/*/comments/stream"))
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/articles/*/comments",
                                "/api/v1/comment-counts",
                                "/api/v1/reaction-counts")
                        .permitAll()
                        // with the edit token of the comment
                        .requestMatchers(ServiceSecurity.reading("/api/v1/comments/*"))
                        .permitAll()
                        // with the id of a mailbox, which is in the letters to it
                        .requestMatchers(ServiceSecurity.reading("/api/v1/notices/*"))
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/notices/*",
                                "/api/v1/subscriptions",
                                "/api/v1/subscriptions/push")
                        .permitAll()
                        // with a token of a letter, or the key that browsers subscribe with
                        .requestMatchers(ServiceSecurity.reading("/api/v1/subscriptions/*"))
                        .permitAll()
                        .requestMatchers(HttpMethod.PUT, "/api/v1/subscriptions/*/confirmation")
                        .permitAll()
                        .requestMatchers(HttpMethod.DELETE, "/api/v1/subscriptions/*", "/api/v1/subscriptions/push/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.PATCH, "/api/v1/comments/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.DELETE, "/api/v1/comments/*", "/api/v1/comments/*/reactions/*")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/comments/*/appeals",
                                "/api/v1/comments/*/reports",
                                "/api/v1/comments/*/reactions")
                        .permitAll()
                        .requestMatchers("/api/v1/moderation/**", "/api/v1/people/**")
                        .hasRole(Roles.MODERATOR));
    }
}
