package org.kiosque.gateway.edge.trust;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param trustedProxies networks (CIDR, or single addresses) whose {@code X-Forwarded-*} headers are believed
 * @param captchaProvider {@code hcaptcha} lets the pages load hCaptcha's own scripts; any other value does not
 */
@Validated
@ConfigurationProperties("kiosque.edge")
public record TrustProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("altcha") @NotNull String captchaProvider) {}
