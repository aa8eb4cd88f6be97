package org.kiosque.common.security;

import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Offers {@link ServiceSecurity}; a service that declares no chain of its own stays closed, as Boot leaves it. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HttpSecurity.class, Jwt.class})
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityAutoConfiguration {

    @Bean
    ServiceSecurity serviceSecurity(
            JsonMapper json,
            JwtDecoder decoder,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> controllers) {
        return new ServiceSecurity(json, decoder, new Refusals(), controllers);
    }

    /**
     * A request is observed as a whole; a span and a timer for each of a dozen filters and each question for a right cost a
     * tenth of a short request, and tell nothing that {@code security.refused} does not.
     */
    @Bean
    SecurityObservationSettings noObservationsOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** For addresses and headers with characters that none may have, such as the end of a line. */
    @Bean
    RequestRejectedHandler rejectedRequests(JsonMapper json) {
        var problems = new ProblemResponse(json);
        return (request, response, rejected) -> problems.write(
                request,
                response,
                CommonProblems.INVALID_REQUEST,
                "Its address or a header has characters that it may not have.");
    }

    /** Boot adds it to those of the issuer, the audience and the time. */
    @Bean
    OAuth2TokenValidator<Jwt> accessTokens() {
        return new AccessTokens();
    }
}
