package org.kiosque.gateway.edge.heads;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param headTimeout from the first byte of a request's head to its last, 1 s to 1 min; a slow line takes less */
@Validated
@ConfigurationProperties("kiosque.edge")
record HeadProperties(@DefaultValue("10s") @NotNull Duration headTimeout) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    HeadProperties {
        if (headTimeout.compareTo(SHORTEST) < 0 || headTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("kiosque.edge.head-timeout must be 1 s to 1 min");
        }
    }
}
