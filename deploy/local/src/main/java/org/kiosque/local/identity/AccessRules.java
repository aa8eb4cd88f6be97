package org.kiosque.local.identity;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;

@Configuration(proxyBeanMethods = false)
class AccessRules {

    /** What the sign-in page may load and send: a form to us, which leads on to the newsroom. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Before everything else: a flood of wrong passwords shall cost nothing. */
    @Bean
    FilterRegistrationBean<SignInRate> signInRate() {
        var registration = new FilterRegistrationBean<>(new SignInRate());
        registration.addUrlPatterns("/oauth2/token", SignInPage.PATH);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Sessions are those of browsers on their way to the newsroom; programs get their tokens without one. */
    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> server.oidc(oidc -> {}))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/error", "/actuator/health/**", SignInPage.PATH, SignInPage.FAILED, SignInPage.STYLE)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(SignInPage.PATH)
                        .failureHandler(new ForwardAuthenticationFailureHandler(SignInPage.FAILED)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .build();
    }
}
