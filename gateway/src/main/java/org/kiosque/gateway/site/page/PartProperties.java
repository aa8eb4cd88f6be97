package org.kiosque.gateway.site.page;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** @param maxSize memory for parts of pages that were written lately; 0 writes each anew */
@Validated
@ConfigurationProperties("kiosque.parts")
record PartProperties(@DefaultValue("8MB") @NotNull DataSize maxSize) {}
