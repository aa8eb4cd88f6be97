package org.kiosque.gateway.routing;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param connectTimeout how long to wait for a service to accept a connection
 * @param responseTimeout how long to wait for the head of an answer; after it the caller gets 504
 * @param uploadTimeout the same where files are sent
 * @param deprecations calls that are going away; of several that fit the first counts
 */
@Validated
@ConfigurationProperties("kiosque.routing")
record RoutingProperties(
        @DefaultValue("1s") @NotNull Duration connectTimeout,
        @DefaultValue("10s") @NotNull Duration responseTimeout,
        @DefaultValue("60s") @NotNull Duration uploadTimeout,
        @DefaultValue List<GoingAway> deprecations) {

    RoutingProperties {
        deprecations.forEach(Deprecation::of);
    }

    /** As {@link Deprecation} has it; null for what was not written. */
    record GoingAway(
            @Nullable String path,
            @Nullable LocalDate since,
            @Nullable LocalDate sunset,
            @Nullable URI link) {}
}
