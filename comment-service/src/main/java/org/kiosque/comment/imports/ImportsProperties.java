package org.kiosque.comment.imports;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxFileSize of a file
 * @param lease how long after the death of a replica another one goes on with what it was at
 */
@Validated
@ConfigurationProperties("kiosque.imports")
record ImportsProperties(
        @DefaultValue("500MB") @NotNull DataSize maxFileSize,

        @DefaultValue("1m") @NotNull @DurationMin(seconds = 5) @DurationMax(minutes = 10)
        Duration lease) {}
