package org.kiosque.comment.spam;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param holdAt how likely a comment must be spam, from 0 to 1, to be held; 1 for never
 * @param leastExamples comments of either kind that moderators have decided on, before the classifier says anything
 * @param mostExamples of both kinds together, the latest, that it learns from
 */
@Validated
@ConfigurationProperties("kiosque.spam")
public record SpamProperties(
        @DefaultValue("0.95") @DecimalMin("0.5") @DecimalMax("1") double holdAt,

        @DefaultValue("50") @Min(1) @Max(100_000) int leastExamples,
        @DefaultValue("5000") @Min(2) @Max(100_000) int mostExamples) {}
