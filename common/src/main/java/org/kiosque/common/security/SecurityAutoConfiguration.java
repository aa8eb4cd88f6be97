package org.kiosque.common.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.json.JsonMapper;

/** Offers {@link ServiceSecurity}; a service that declares no chain of its own stays closed, as Boot leaves it. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HttpSecurity.class, Jwt.class})
public class SecurityAutoConfiguration {

    @Bean
    ServiceSecurity serviceSecurity(JsonMapper json, JwtDecoder decoder) {
        return new ServiceSecurity(json, decoder);
    }
}
