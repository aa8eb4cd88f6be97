package org.kiosque.gateway.edge.limits;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When to stop asking a service that fails.
 *
 * @param minimumCalls calls to judge by; fewer never open a breaker
 * @param window latest calls that are looked at
 * @param failurePercent share of them that opens it
 * @param openFor how long it then stays open before it lets some calls through to try
 */
@Validated
@ConfigurationProperties("kiosque.breakers")
public record Breakers(
        @DefaultValue("10") @Min(1) int minimumCalls,
        @DefaultValue("20") @Min(1) int window,
        @DefaultValue("50") @Min(1) @Max(100) int failurePercent,
        @DefaultValue("3s") @NotNull Duration openFor) {

    /** @param harmless failures that say nothing about the service's health */
    public CircuitBreakerConfig config(Predicate<Throwable> harmless) {
        return CircuitBreakerConfig.custom()
                .minimumNumberOfCalls(minimumCalls)
                .slidingWindowSize(window)
                .failureRateThreshold(failurePercent)
                .slowCallDurationThreshold(Duration.ofHours(1)) // streams are long, not slow
                .waitDurationInOpenState(openFor)
                .permittedNumberOfCallsInHalfOpenState(3)
                .ignoreException(harmless)
                .build();
    }
}
