package org.kiosque.gateway.edge;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param trustedProxies networks (CIDR, or single addresses) whose {@code X-Forwarded-*} headers are believed
 * @param maxBody limit of a body sent to {@code /api}
 * @param maxUpload the same where files are sent
 * @param bodyTimeout how long a client may take to send a body; long enough for an upload
 * @param captchaProvider {@code hcaptcha} lets the pages load hCaptcha's own scripts; any other value does not
 */
@Validated
@ConfigurationProperties("kiosque.edge")
public record EdgeProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("1MB") @NotNull DataSize maxBody,
        @DefaultValue("12MB") @NotNull DataSize maxUpload,
        @DefaultValue("60s") @NotNull Duration bodyTimeout,
        @DefaultValue("altcha") @NotNull String captchaProvider) {}
