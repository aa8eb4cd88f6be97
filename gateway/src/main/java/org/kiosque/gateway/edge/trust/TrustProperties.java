package org.kiosque.gateway.edge.trust;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param trustedProxies networks (CIDR, or single addresses) whose {@code X-Forwarded-*} headers are believed
 * @param captchaProvider {@code hcaptcha} lets the pages load hCaptcha's own scripts; any other value does not
 * @param hstsMaxAge for how long browsers come by TLS alone, where the site's address has it; 0 takes back what they were told
 */
@Validated
@ConfigurationProperties("kiosque.edge")
public record TrustProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("altcha") @NotNull String captchaProvider,
        @DefaultValue("365d") @NotNull Duration hstsMaxAge) {

    public TrustProperties {
        if (hstsMaxAge.isNegative()) {
            throw new IllegalArgumentException("kiosque.edge.hsts-max-age must not be negative");
        }
    }
}
