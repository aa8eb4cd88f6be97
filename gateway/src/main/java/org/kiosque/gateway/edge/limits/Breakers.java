package org.kiosque.gateway.edge.limits;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When to stop asking an instance that fails.
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

    /** How long a call that tries an instance may be silent before another one does. */
    private static final Duration PATIENCE_WITH_A_TRIAL = Duration.ofSeconds(30);

    /** @param harmless failures that say nothing about the instance's health */
    public CircuitBreakerConfig config(Predicate<Throwable> harmless, InstantSource clock) {
        return CircuitBreakerConfig.custom()
                .clock(clock.withZone(ZoneOffset.UTC))
                .minimumNumberOfCalls(minimumCalls)
                .slidingWindowSize(window)
                .failureRateThreshold(failurePercent)
                .slowCallDurationThreshold(Duration.ofHours(1)) // streams are long, not slow
                .waitDurationInOpenState(openFor)
                .permittedNumberOfCallsInHalfOpenState(3)
                .maxWaitDurationInHalfOpenState(
                        PATIENCE_WITH_A_TRIAL) // a reader who leaves says nothing of the instance
                .ignoreException(harmless)
                .build();
    }
}
