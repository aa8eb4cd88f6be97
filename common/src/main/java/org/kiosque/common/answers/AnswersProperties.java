package org.kiosque.common.answers;

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
 */
@Validated
@ConfigurationProperties("kiosque.answers")
record AnswersProperties(
        @DefaultValue("16MB") @NotNull DataSize maxSize,

        @DefaultValue("1m") @NotNull @DurationMin(millis = 0) @DurationMax(hours = 1)
        Duration keptFor) {}
