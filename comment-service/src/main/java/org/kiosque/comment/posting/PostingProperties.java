package org.kiosque.comment.posting;

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
 * @param maxPerAddress comments that one network address may leave within the window; neither moderators are counted nor the
 *     loopback address, which says nothing about who writes
 * @param window that slides
 */
@Validated
@ConfigurationProperties("kiosque.posting")
record PostingProperties(
        @DefaultValue("10") @Min(1) @Max(10_000) int maxPerAddress,

        @DefaultValue("10m") @NotNull @DurationMin(millis = 1) @DurationMax(days = 30)
        Duration window) {}
