package org.kiosque.common.metrics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param maxTagValues different values that one tag of one meter may take; those beyond are not counted */
@Validated
@ConfigurationProperties("kiosque.metrics")
record MetricsProperties(
        @DefaultValue("200") @Min(10) @Max(10_000) int maxTagValues) {}
