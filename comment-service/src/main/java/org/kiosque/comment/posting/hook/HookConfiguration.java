package org.kiosque.comment.posting.hook;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Only there when {@code kiosque.posting.hook.url} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("kiosque.posting.hook.url")
class HookConfiguration {

    @Bean
    IntakeHook intakeHook(HookProperties properties, InstantSource clock, JsonMapper json, MeterRegistry meters) {
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(10))
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        return new IntakeHook(
                new HookClient(properties, clock, SystemDefaultDnsResolver.INSTANCE),
                breakers.circuitBreaker("posting-hook"),
                json,
                meters);
    }
}
