package org.kiosque.comment.posting;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
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
 * @param holdAbove share of a writer's comments that were rejected or called spam, from 0 to 1, above which the next one is held; 1
 *     for never
 * @param least comments that somebody has decided on, or nothing was found about, before the share counts
 * @param within which they were posted
 */
@Validated
@ConfigurationProperties("kiosque.posting.history")
record HistoryProperties(
        @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1") double holdAbove,

        @DefaultValue("3") @Min(1) @Max(100) int least,

        @DefaultValue("90d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 3_650)
        Duration within) {}
