package org.kiosque.common.shutdown;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a process ends.
 *
 * @param grace how long a process that was told to stop still serves, while it says that it is not ready; long enough for
 *     whoever sends it requests to look at its readiness; at most a minute, zero for none
 */
@Validated
@ConfigurationProperties("kiosque.shutdown")
record ShutdownProperties(@DefaultValue("5s") Duration grace) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    ShutdownProperties {
        if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("kiosque.shutdown.grace must be between 0 and 1 minute");
        }
    }
}
