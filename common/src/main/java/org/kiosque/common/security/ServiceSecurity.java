package org.kiosque.common.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.ProblemResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds a service's filter chain: stateless, bearer tokens only, problem details on refusal, and everything denied that
 * the service does not open itself.
 */
public final class ServiceSecurity {

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ProblemResponse problems;
    private final JwtDecoder decoder;
    private final Refusals refusals;
    private final ObjectProvider<RequestMappingHandlerMapping> controllers;

    /** @param decoder asks the identity provider for its keys when the first token comes, which may fail */
    ServiceSecurity(
            JsonMapper json,
            JwtDecoder decoder,
            Refusals refusals,
            ObjectProvider<RequestMappingHandlerMapping> controllers) {
        this.problems = new ProblemResponse(json);
        this.refusals = refusals;
        this.controllers = controllers;
        this.decoder = token -> {
            try {
                return decoder.decode(token);
            } catch (JwtDecoderInitializationException e) {
                throw new JwtException("the identity provider cannot be asked", e);
            }
        };
    }

    /** @return whether somebody reads one of these paths, by GET or HEAD */
    public static RequestMatcher reading(String... paths) {
        var at = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(Stream.of(paths)
                .flatMap(path ->
                        Stream.<RequestMatcher>of(at.matcher(HttpMethod.GET, path), at.matcher(HttpMethod.HEAD, path)))
                .toList());
    }

    /** @param openings what is allowed to whom; what is not named here is denied to all */
    public SecurityFilterChain chain(
            HttpSecurity http,
            Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
                    openings)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, hence nothing to forge
                .cors(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> {
                    // Only what is exposed at all, and that on the actuator's own port; who commands shows who they
                    // are.
                    requests.requestMatchers(new AndRequestMatcher(
                                    EndpointRequest.toAnyEndpoint(), request -> !READING.contains(request.getMethod())))
                            .hasRole(Roles.OPERATOR);
                    requests.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll();
                    requests.requestMatchers("/error").permitAll();
                    requests.requestMatchers(reading("/api/v1/openapi/*")).permitAll();
                    openings.customize(requests);
                    requests.anyRequest().denyAll();
                })
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(converter()))
                                .withObjectPostProcessor(refusingInsteadOfFailing())
                                .authenticationEntryPoint((request, response, e) -> refuse(request, response, e))
                                .accessDeniedHandler((request, response, _) -> forbid(request, response)))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, e) -> refuse(request, response, e))
                        .accessDeniedHandler((request, response, _) -> forbid(request, response)))
                .build();
    }

    /** The filter would throw when tokens cannot be checked just now, and the client get a 500. */
    private ObjectPostProcessor<BearerTokenAuthenticationFilter> refusingInsteadOfFailing() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler((request, response, e) -> refuse(request, response, e));
                return filter;
            }
        };
    }

    private static JwtAuthenticationConverter converter() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(ServiceSecurity::authoritiesOf);
        return converter;
    }

    private static Collection<GrantedAuthority> authoritiesOf(Jwt token) {
        if (!(token.getClaim("roles") instanceof Collection<?> roles)) {
            return List.of();
        }
        return roles.stream()
                .filter(String.class::isInstance)
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    /** What nobody answers is not there, whoever asks; only what is there can be forbidden. */
    private void forbid(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemKind kind = answered(request);
        if (kind.equals(CommonProblems.FORBIDDEN)) {
            refusals.add("role", request, "the token carries no role that allows it");
            problems.write(request, response, kind, "This needs a role that your token does not carry.");
        } else {
            problems.write(request, response, kind, kind.title() + ".");
        }
    }

    private ProblemKind answered(HttpServletRequest request) {
        RequestMappingHandlerMapping mapping = controllers.getIfAvailable();
        try {
            if (mapping != null) {
                ServletRequestPathUtils.parseAndCache(request);
                return mapping.getHandler(request) == null ? CommonProblems.NOT_FOUND : CommonProblems.FORBIDDEN;
            }
        } catch (HttpRequestMethodNotSupportedException e) {
            return CommonProblems.METHOD_NOT_ALLOWED;
        } catch (Exception othersWouldBeTheControllersBusiness) {
            // forbidden all the same
        }
        return CommonProblems.FORBIDDEN;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof AuthenticationServiceException) {
            refusals.add(
                    "unchecked",
                    request,
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            problems.write(request, response, CommonProblems.UNAVAILABLE, "Tokens cannot be checked for the moment.");
            return;
        }
        boolean token = e instanceof OAuth2AuthenticationException;
        refusals.add(
                token ? "token" : "anonymous", request, token ? String.valueOf(e.getMessage()) : "no token was sent");
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(
                request,
                response,
                CommonProblems.UNAUTHENTICATED,
                "Send a valid bearer token in the Authorization header.");
    }
}
