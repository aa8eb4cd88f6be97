package org.kiosque.common.answers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxSize bytes that kept answers take of the heap
 * @param keptFor how long an answer is kept at most, whatever is heard or not
 * @param readAtOnce answers that are read for somebody at the same time, each with all that it is made of on the heap; who
 *     comes then waits, for two seconds at most
 */
@Validated
@ConfigurationProperties("kiosque.answers")
record AnswersProperties(
        @DefaultValue("16MB") @NotNull DataSize maxSize,

        @DefaultValue("1m") @NotNull @DurationMin(millis = 0) @DurationMax(hours = 1)
        Duration keptFor,

        @DefaultValue("32") @Min(1) @Max(10_000) int readAtOnce) {}
