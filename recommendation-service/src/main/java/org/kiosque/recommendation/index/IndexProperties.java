package org.kiosque.recommendation.index;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param directory where this replica may keep its index while it runs; rebuilt at each start, so that a temporary place
 *     is right
 * @param partitionCheck pause between two looks for new partitions, and for topics that are not there yet
 */
@Validated
@ConfigurationProperties("kiosque.index")
record IndexProperties(
        @NotNull Path directory,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration partitionCheck) {}
