package org.kiosque.comment.reading.stream;

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
 * @param maxOpen streams that one replica holds open
 * @param maxPerAddress streams of one network address on one replica; loopback is exempt
 * @param heartbeat how long a stream stays silent at most
 * @param longest after which a stream ends and its reader comes back, perhaps to another replica
 * @param keptEvents that a replica remembers of all articles, for those who come back
 */
@Validated
@ConfigurationProperties("kiosque.stream")
record StreamProperties(
        @DefaultValue("2500") @Min(1) @Max(100_000) int maxOpen,
        @DefaultValue("20") @Min(1) @Max(100_000) int maxPerAddress,

        @DefaultValue("15s") @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration heartbeat,

        @DefaultValue("1h") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1)
        Duration longest,

        @DefaultValue("10000") @Min(0) @Max(1_000_000) int keptEvents) {}
