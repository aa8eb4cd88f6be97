package org.kiosque.common.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param issuerUri the OpenID Connect issuer whose tokens are accepted */
@Validated
@ConfigurationProperties("kiosque.security")
record SecurityProperties(
        @DefaultValue("http://localhost:8085") URI issuerUri) {

    SecurityProperties {
        if (!"http".equals(issuerUri.getScheme()) && !"https".equals(issuerUri.getScheme())) {
            throw new IllegalArgumentException("kiosque.security.issuer-uri must begin with http:// or https://");
        }
    }
}
