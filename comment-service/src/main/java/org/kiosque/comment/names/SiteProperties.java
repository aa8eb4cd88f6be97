package org.kiosque.comment.names;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param name what the masthead says, as the gateway is told it */
@Validated
@ConfigurationProperties("kiosque.site")
record SiteProperties(
        @DefaultValue("Kiosque") @NotBlank @Size(max = 100) String name) {}
