package org.kiosque.comment.reports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param threshold how many networks have to report a comment until a moderator is to look
 * @param maxPerAddress reports that one network address may leave within the window
 * @param window that slides
 */
@Validated
@ConfigurationProperties("kiosque.reports")
record ReportsProperties(
        @DefaultValue("3") @Min(1) @Max(1_000) int threshold,

        @DefaultValue("20") @Min(1) @Max(10_000) int maxPerAddress,

        @DefaultValue("1h") @NotNull @DurationMin(millis = 1) @DurationMax(days = 30)
        Duration window) {}
