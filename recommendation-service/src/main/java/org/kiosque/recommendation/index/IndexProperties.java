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
 * @param partitionCheck pause between two looks at how far the topics reach, for new partitions, and for topics that are not
 *     there yet; for twice as long it may go unseen that the broker is away
 */
@Validated
@ConfigurationProperties("kiosque.index")
record IndexProperties(
        @NotNull Path directory,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 1)
        Duration partitionCheck) {}
