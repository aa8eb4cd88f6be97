package org.kiosque.translation.texts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param deadline for one call; what is not done by then is asked for again by the next
 * @param concurrentCalls of each replica that wait for engines; further ones wait for these
 * @param keep how long a translated sentence is kept
 * @param mostKept sentences; beyond, those go first whose time is over first
 */
@Validated
@ConfigurationProperties("kiosque.texts")
record TextsProperties(
        @DefaultValue("8s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration deadline,

        @DefaultValue("8") @Positive @Max(1_000) int concurrentCalls,

        @DefaultValue("30d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 366)
        Duration keep,

        @DefaultValue("200000") @Positive @Max(100_000_000) int mostKept) {}
